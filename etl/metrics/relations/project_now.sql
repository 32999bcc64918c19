-- Chosen projects, sub-items apart, as of $as_of.
SELECT p.row_id, 'project' AS fact_record, p.row_id AS fact_row, p.project_id, p.project_name, p.area_id, p.lead_unit, p.kind, p."year",
    p."group" IS NOT NULL AS has_group, p.parent_project_id IS NULL AS is_whole, p.voted_by, p.voted_on,
    p.due_on < $as_of AS is_due, coalesce(p.completed_on <= p.due_on, false) AS is_on_time,
    make_date(p."year", 12, 31) <= $as_of AS year_has_ended,
    EXISTS (SELECT 1 FROM project_supervision s WHERE s.project_id = p.project_id AND s.kind = '测评' AND s.happened_on <= $as_of) AS is_evaluated,
    EXISTS (
        SELECT 1 FROM ({{told}}) c
        WHERE c.area_id = p.area_id AND c.record = 'project_supervision'
            AND coalesce(c.from_on <= $as_of, true) AND coalesce(c.to_on >= make_date(p."year", 1, 1), true)
    ) AS is_told,
    p.completed_on AS shown_on, p.project_name AS shown
FROM project p
WHERE p.is_selected AND p."year" BETWEEN year($from_on::DATE) AND year($last_on::DATE)
