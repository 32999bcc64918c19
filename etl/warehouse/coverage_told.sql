INSERT INTO coverage
SELECT
    c.record, c.sent_by, c.area_id, u.station_id,
    CASE WHEN n.is_dated THEN c.from_on END, CASE WHEN n.is_dated THEN c.to_on END, false,
    coalesce(
        (
            SELECT list_sort(list_distinct(flatten(list(s.columns))))
            FROM sheet s WHERE s.unit = c.unit AND s.record = c.record
        ),
        list_sort(n.fields)
    ),
    c.source_id
FROM claim c
JOIN sheet_name n ON n.record = c.record,
    LATERAL (SELECT unnest(CASE WHEN len(c.stations) = 0 THEN [NULL] ELSE c.stations END) AS station_id) u
WHERE c.source_id >= {first};
