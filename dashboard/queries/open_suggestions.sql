-- Suggestions handed over and not replied, soonest due first; seen and placed as the metrics see and place them.
WITH named AS (
    SELECT n.row_id, list(DISTINCT n.area_id) AS areas, bool_or(n.level NOT IN ('议政代表', '议事代表')) AS in_view
    FROM suggestion_deputy n GROUP BY 1
)
SELECT s.suggestion_id, s.title, s.lead_unit, s.lead_deputy_id, d.deputy_name, s.reply_due_on,
    date_diff('day', $as_of::DATE, s.reply_due_on) AS days_left
FROM suggestion s LEFT JOIN named n USING (row_id) LEFT JOIN deputy d ON d.deputy_id = s.lead_deputy_id
WHERE s.is_accepted AND s.handed_over_on <= $as_of AND coalesce(s.replied_on > $as_of, true) AND s.reply_due_on IS NOT NULL
    AND coalesce(n.in_view, false)
    AND ($area::VARCHAR IS NULL OR EXISTS (
        SELECT 1 FROM area_tree t
        WHERE t.ancestor_id = $area::VARCHAR AND list_contains(if(s.row_area IS NOT NULL, [s.row_area], n.areas), t.area_id)
    ))
ORDER BY s.reply_due_on, s.suggestion_id
