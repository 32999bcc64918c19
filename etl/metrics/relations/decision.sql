-- Decisions about a project, whether a supervision of it followed, and whether supervisions since then were delivered.
SELECT i.row_id, 'agenda_item' AS fact_record, i.row_id AS fact_row, i.project_id, coalesce(i.row_area, i.sender_area) AS area_id, i.happened_on, EXISTS (
        SELECT 1 FROM project_supervision s
        WHERE s.project_id = i.project_id AND s.happened_on > i.happened_on AND s.happened_on <= $as_of
    ) AS is_followed, EXISTS (
        SELECT 1 FROM ({{told}}) c JOIN project p ON p.area_id = c.area_id
        WHERE p.project_id = i.project_id AND c.record = 'project_supervision'
            AND coalesce(c.from_on <= $as_of, true) AND coalesce(c.to_on > i.happened_on, true)
    ) AS is_told, i.happened_on AS shown_on, i.title AS shown
FROM agenda_item i
WHERE i.kind IN ('审议决定', '票决') AND coalesce(i.status, '已举行') = '已举行' AND i.project_id IS NOT NULL AND i.happened_on BETWEEN $from_on AND $last_on
