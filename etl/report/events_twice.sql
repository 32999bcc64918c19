-- Activities held on one day, of one kind and name, in one area, at one station and by one group (or at least one of
-- the two does not say): each with the first that is the same.
WITH held AS (
    SELECT f.row_id, f.happened_on, f.kind, f.activity_name, coalesce(f.row_area, f.sender_area) AS area, f.station_id,
        f."group", s.file, s.sheet, f."row"
    FROM activity f JOIN source s USING (source_id)
    WHERE coalesce(f.status, '已举行') = '已举行'
)
SELECT b.happened_on, b.kind, b.activity_name, b.file, b.sheet, b."row", b.area,
    arg_min(a.file || '，' || a.sheet || '，第' || a."row" || '行', a.row_id)
FROM held b JOIN held a
    ON a.happened_on = b.happened_on AND a.kind = b.kind AND a.activity_name = b.activity_name
    AND a.area IS NOT DISTINCT FROM b.area AND a.row_id < b.row_id
WHERE coalesce(a.station_id = b.station_id, true) AND coalesce(a."group" = b."group", true)
GROUP BY b.row_id, b.happened_on, b.kind, b.activity_name, b.file, b.sheet, b."row", b.area
ORDER BY b.row_id
