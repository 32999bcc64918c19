-- People in office on the last day, one row each; of several mandates in view, the one in the smallest area.
-- since_on: the first day of the oldest mandate in force, whatever suspension lay in between.
WITH held AS (
    SELECT o.deputy_id,
        arg_max(o.area_id, (t.depth, o.area_id)) AS area_id,
        arg_max(o.role, (t.depth, o.area_id)) AS role,
        arg_max(o.level, (t.depth, o.area_id)) AS level,
        arg_max(o.electoral_district, (t.depth, o.area_id)) AS electoral_district
    FROM office o JOIN area_tree t ON t.area_id = o.area_id AND t.distance = 0
    WHERE $last_on::DATE BETWEEN o.from_on AND o.to_on AND {{seen o.level}}
    GROUP BY 1
), since AS (
    SELECT deputy_id, min(from_on) AS since_on FROM mandate
    WHERE from_on <= $last_on AND coalesce(to_on >= $last_on, true) AND {{seen level}}
    GROUP BY 1
)
SELECT d.row_id, 'deputy' AS fact_record, d.row_id AS fact_row, h.*, s.since_on, NULL::DATE AS shown_on, d.deputy_name AS shown,
    d.deputy_name, d.gender, d.born, d.ethnicity, d.party, d.education, d.occupation
FROM held h JOIN deputy d USING (deputy_id) LEFT JOIN since s USING (deputy_id)
