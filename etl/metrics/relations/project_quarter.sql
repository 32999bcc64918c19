-- Per chosen project the quarters of the period ended by $as_of, from the first of its year to that of its completion.
WITH quarter AS (
    SELECT q::DATE AS from_on, (q + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE AS to_on
    FROM (SELECT unnest(generate_series(date_trunc('quarter', $from_on::DATE), $last_on::DATE, INTERVAL 3 MONTH)) AS q)
)
SELECT row_number() OVER (ORDER BY p.project_id, q.from_on) AS row_id, 'project' AS fact_record, p.row_id AS fact_row, p.project_id, p.area_id,
    p.kind, q.from_on, EXISTS (
        SELECT 1 FROM project_supervision s
        WHERE s.project_id = p.project_id AND s.happened_on BETWEEN q.from_on AND q.to_on
            AND s.kind IN (CASE p.kind WHEN '重大项目' THEN '季度专报' ELSE '督查' END, CASE p.kind WHEN '重大项目' THEN '季度专报' ELSE '小组监督' END)
    ) AS is_inspected, EXISTS (
        SELECT 1 FROM ({{told}}) c
        WHERE c.area_id = p.area_id AND c.record = 'project_supervision'
            AND coalesce(c.from_on <= q.to_on, true) AND coalesce(c.to_on >= q.from_on, true)
    ) AS is_told,
    q.from_on AS shown_on, p.project_name || ' ' || year(q.from_on) || '年第' || quarter(q.from_on) || '季度' AS shown
FROM project p JOIN quarter q ON q.from_on >= make_date(p."year", 1, 1) AND q.from_on <= coalesce(p.completed_on, $as_of)
WHERE p.is_selected AND p.parent_project_id IS NULL AND q.to_on <= $as_of AND q.to_on <= $to_on AND q.from_on >= $from_on
