SELECT happened_on, form, audience, votes_satisfied, votes_fairly, votes_dissatisfied, shown_on, feedback_on
FROM debriefing WHERE deputy_id = $subject AND happened_on <= $last_on
ORDER BY happened_on DESC, row_id DESC
