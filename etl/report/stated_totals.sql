-- Totals of an area that are said to be reached, in the order delivered.
SELECT f."year", coalesce(f.row_area, f.sender_area), f.measure, f.kind, f.amount, f.amount_bound,
    s.file, s.sheet, f."row"
FROM stated_figure f JOIN source s USING (source_id)
WHERE f.nature = '实际' AND f.deputy_id IS NULL AND f.station_id IS NULL
ORDER BY f.row_id
