-- The areas of the deputies of a row; of several mandates of one person that day the smallest area.
CREATE OR REPLACE TEMP TABLE deputy_areas AS
WITH rows_without AS (SELECT row_id FROM {record} WHERE row_area IS NULL AND source_id >= {first})
SELECT d.row_id, d.area_id
FROM {record}_deputy d SEMI JOIN rows_without r ON r.row_id = d.row_id
ANTI JOIN several_mandates m ON m.deputy_id = d.deputy_id
WHERE d.area_id IS NOT NULL
UNION ALL
SELECT d.row_id, arg_max(d.area_id, row(t.depth, d.area_id))
FROM {record}_deputy d SEMI JOIN rows_without r ON r.row_id = d.row_id
SEMI JOIN several_mandates m ON m.deputy_id = d.deputy_id
JOIN area_tree t ON t.area_id = d.area_id AND t.distance = 0
GROUP BY d.row_id, d.deputy_id;
