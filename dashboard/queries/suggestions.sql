-- Suggestions raised in the period, newest first, whether accepted or not; seen and placed as the metrics see and place
-- them. state: where it stands on the day of the build.
WITH named AS (
    SELECT n.row_id, list(DISTINCT n.area_id) AS areas, bool_or(n.level NOT IN ('议政代表', '议事代表')) AS in_view
    FROM suggestion_deputy n GROUP BY 1
)
SELECT s.suggestion_id AS id, s.title, s.kind, s.period, s.level, s.lead_deputy_id, d.deputy_name AS name, s.lead_unit,
    s.submitted_on, s.handed_over_on, s.reply_due_on, if(s.replied_on <= $as_of, s.replied_on, NULL) AS replied_on,
    s.result, s.result_raw, s.is_accepted, s.is_priority, len(s.co_deputy_ids) AS co_signed,
    CASE
        WHEN NOT s.is_accepted THEN '未受理'
        WHEN s.handed_over_on IS NULL OR s.handed_over_on > $as_of THEN '待交办'
        WHEN s.replied_on <= $as_of THEN '已答复'
        WHEN s.reply_due_on < $as_of THEN '逾期未复'
        ELSE '办理中'
    END AS state
FROM suggestion s LEFT JOIN named n USING (row_id) LEFT JOIN deputy d ON d.deputy_id = s.lead_deputy_id
WHERE s.submitted_on BETWEEN $from_on AND $last_on AND coalesce(n.in_view, false)
    AND ($area::VARCHAR IS NULL OR EXISTS (
        SELECT 1 FROM area_tree t
        WHERE t.ancestor_id = $area::VARCHAR AND list_contains(if(s.row_area IS NOT NULL, [s.row_area], n.areas), t.area_id)
    ))
ORDER BY s.submitted_on DESC, s.suggestion_id
