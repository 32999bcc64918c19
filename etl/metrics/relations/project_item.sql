-- Sub-items of the chosen 民生实事; a project without sub-items is one item.
SELECT i.row_id, 'project' AS fact_record, i.row_id AS fact_row, i.project_id, i.area_id, i.lead_unit, i.kind, i."year", i.is_done AND coalesce(i.completed_on <= $as_of, true) AS is_done, i.completed_on AS shown_on, i.project_name AS shown
FROM project i LEFT JOIN project p ON p.project_id = i.parent_project_id
WHERE i.kind = '民生实事' AND coalesce(p.is_selected, i.is_selected)
    AND coalesce(p."year", i."year") BETWEEN year($from_on::DATE) AND year($last_on::DATE)
    AND NOT EXISTS (SELECT 1 FROM project c WHERE c.parent_project_id = i.project_id)
