-- The last debriefing of everybody up to the last day.
SELECT deputy_id AS id, max(happened_on) AS debriefed_on FROM debriefing WHERE happened_on <= $last_on GROUP BY 1
