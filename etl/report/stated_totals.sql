-- Totals of an area that are said to be reached, in the order delivered.
SELECT f."year", coalesce(f.row_area, f.sender_area), f.measure, f.kind, f.amount, f.amount_bound,
    s.file, s.sheet, f."row", CASE WHEN t.depth > 0 THEN a.area_name END
FROM stated_figure f JOIN source s USING (source_id)
LEFT JOIN area a ON a.area_id = coalesce(f.row_area, f.sender_area)
LEFT JOIN area_tree t ON t.area_id = a.area_id AND t.distance = 0
WHERE f.nature = '实际' AND f.deputy_id IS NULL AND f.station_id IS NULL
ORDER BY f.row_id
