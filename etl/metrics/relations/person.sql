-- People in office on the last day, one row each; of several mandates in view, the one in the smallest area.
WITH held AS (
    SELECT o.deputy_id,
        arg_max(o.area_id, (t.depth, o.from_on)) AS area_id,
        arg_max(o.role, (t.depth, o.from_on)) AS role,
        arg_max(o.level, (t.depth, o.from_on)) AS level,
        arg_max(o.electoral_district, (t.depth, o.from_on)) AS electoral_district,
        min(o.from_on) AS since_on
    FROM office o JOIN area_tree t ON t.area_id = o.area_id AND t.distance = 0
    WHERE $last_on::DATE BETWEEN o.from_on AND o.to_on
        AND {{seen o.level}}
    GROUP BY 1
)
SELECT d.row_id, 'deputy' AS fact_record, d.row_id AS fact_row, h.*, NULL::DATE AS shown_on, d.deputy_name AS shown, d.deputy_name, d.gender, d.born, d.ethnicity, d.party, d.education, d.occupation
FROM held h JOIN deputy d USING (deputy_id)
