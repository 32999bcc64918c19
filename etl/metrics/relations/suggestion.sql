-- Suggestions as they stand on $as_of: what lies later is not known yet.
WITH seen AS (
    SELECT * REPLACE (
        CASE WHEN replied_on <= $as_of THEN replied_on END AS replied_on,
        CASE WHEN delivered_on <= $as_of THEN delivered_on END AS delivered_on,
        CASE WHEN coalesce(replied_on, handed_over_on, submitted_on) <= $as_of THEN result END AS result
    )
    FROM suggestion
    WHERE submitted_on <= $as_of
), followed AS (
    SELECT p.suggestion_id,
        arg_max(p.result, (p.happened_on, p.row_id)) FILTER (
            WHERE p.kind IN ('回头看', '重新办理') AND p.result IS NOT NULL AND coalesce(p.happened_on >= s.replied_on, true)
        ) AS later_result,
        bool_or(p.kind = '回头看') AS has_lookback,
        bool_or(p.kind = '领衔督办') AS has_lead_supervision
    FROM suggestion_followup p JOIN seen s USING (suggestion_id)
    WHERE p.happened_on <= $as_of
    GROUP BY 1
), rated AS (
    SELECT suggestion_id,
        arg_max(result_rating, (evaluated_on, "round", row_id)) FILTER (WHERE "by" = '领衔代表' AND result_rating IS NOT NULL) AS rating,
        arg_max(evaluated_on, (evaluated_on, "round", row_id)) FILTER (WHERE "by" = '领衔代表' AND result_rating IS NOT NULL) AS rated_on,
        arg_max(attitude_rating, (evaluated_on, "round", row_id)) FILTER (WHERE "by" = '领衔代表' AND attitude_rating IS NOT NULL) AS attitude,
        arg_max(evaluated_on, (evaluated_on, "round", row_id)) FILTER (WHERE "by" = '领衔代表' AND attitude_rating IS NOT NULL) AS attitude_on,
        sum(votes_satisfied) FILTER (WHERE "by" = '常委会') AS committee_satisfied,
        sum(votes_satisfied + votes_fairly + votes_dissatisfied) FILTER (WHERE "by" = '常委会') AS committee_votes
    FROM suggestion_evaluation
    WHERE is_returned AND evaluated_on <= $as_of
    GROUP BY 1
)
SELECT s.*,
    s.is_accepted AND s.handed_over_on <= $as_of AND coalesce(s.replied_on IS NOT NULL OR s.reply_due_on < $as_of, false) AS is_due,
    s.replied_on IS NOT NULL AS is_replied,
    coalesce(s.replied_on <= s.reply_due_on, false) AS is_on_time,
    coalesce(f.later_result, s.result) AS latest_result,
    f.later_result,
    coalesce(f.has_lookback, false) AS has_lookback,
    coalesce(f.has_lead_supervision, false) AS has_lead_supervision,
    coalesce(s.lead_deputy_id IN (
        SELECT o.deputy_id FROM office o JOIN ({{told_inside}}) c USING (area_id)
        WHERE c.record = 'suggestion_followup' AND coalesce(c.from_on <= $as_of, true)
    ), true) AS follow_ups_told,
    r.rating, r.rated_on, r.attitude, r.attitude_on, r.committee_satisfied, r.committee_votes
FROM seen s
LEFT JOIN followed f USING (suggestion_id)
LEFT JOIN rated r USING (suggestion_id)
