-- The suggestions people led, newest first, as they stand on the as-of day.
WITH rated AS (
    SELECT suggestion_id, arg_max(result_rating, (evaluated_on, "round")) AS rating FROM suggestion_evaluation
    WHERE "by" = '领衔代表' AND result_rating IS NOT NULL AND evaluated_on <= $as_of GROUP BY 1
)
SELECT s.lead_deputy_id AS deputy_id, s.suggestion_id, s.title, s.is_accepted, s.lead_unit, s.handed_over_on,
    CASE WHEN s.replied_on <= $as_of THEN s.replied_on END AS replied_on,
    CASE WHEN s.replied_on <= $as_of THEN date_diff('day', s.handed_over_on, s.replied_on) END AS days,
    s.reply_due_on, s.result, s.result_raw, r.rating
FROM suggestion s LEFT JOIN rated r USING (suggestion_id)
WHERE s.lead_deputy_id IN (SELECT unnest($subjects)) AND s.submitted_on <= $as_of
ORDER BY s.lead_deputy_id, s.submitted_on DESC, s.suggestion_id
