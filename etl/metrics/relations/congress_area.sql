-- Areas with a congress of their own, whether its deputies voted on a 民生实事 of the year, and whether its projects were delivered.
SELECT a.row_id, 'area' AS fact_record, a.row_id AS fact_row, a.area_id, EXISTS (
        SELECT 1 FROM project p
        WHERE p.area_id = a.area_id AND p.kind = '民生实事' AND p.voted_by = '人大代表'
            AND p."year" BETWEEN year($from_on::DATE) AND year($last_on::DATE)
    ) AS has_voted, EXISTS (
        SELECT 1 FROM ({{told}}) c
        WHERE c.area_id = a.area_id AND c.record = 'project' AND list_contains(c.columns, 'voted_by')
            AND coalesce(c.from_on <= $last_on, true) AND coalesce(c.to_on >= $from_on, true)
    ) AS is_told, NULL::DATE AS shown_on, a.area_name AS shown
FROM area a
WHERE a.body IN ('人大常委会', '乡镇人大主席团')
