-- Activities held on one day, of one kind and name and by the same body: every one but the first, with the place of that.
WITH held AS (
    SELECT f.row_id, f.happened_on, f.kind, f.activity_name, s.file, s.sheet, f."row",
        first_value(s.file || '，' || s.sheet || '，第' || f."row" || '行') OVER same AS first_place,
        row_number() OVER same AS n
    FROM activity f JOIN source s USING (source_id)
    WHERE coalesce(f.status, '已举行') = '已举行'
    WINDOW same AS (
        PARTITION BY f.happened_on, f.kind, f.activity_name, coalesce(f.row_area, f.sender_area), f.station_id, f."group"
        ORDER BY f.row_id
    )
)
SELECT happened_on, kind, activity_name, file, sheet, "row", first_place FROM held WHERE n > 1 ORDER BY row_id
