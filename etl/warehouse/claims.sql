-- Sent anew by the same sender, whose cover sheet says it is complete for this record, area and time. A row without a
-- day lies in the time its own cover sheet told of, and gives way only to one that covers all of that.
CREATE OR REPLACE TEMP TABLE renewed AS
WITH lying AS (
    SELECT f.row_id, f.source_id, f."row", {first_on} AS first_on, {last_on} AS last_on, {station} AS station_id,
        coalesce(f.row_area, d.area_id, f.sender_area) AS area_id
    FROM {record} f LEFT JOIN {deputies} d ON f.row_area IS NULL AND d.row_id = f.row_id
    WHERE {unkeyed}
), own AS (
    SELECT unit, min(from_on) AS from_on, max(to_on) AS to_on FROM claim WHERE record = '{record}' GROUP BY unit
)
SELECT l.row_id, l.source_id, l."row", arg_min(c.source_id, c.unit) AS by_source_id
FROM lying l
JOIN sheet s ON s.source_id = l.source_id
JOIN sender w ON w.unit = s.unit AND coalesce(w.number = s.number, true)
LEFT JOIN own ON own.unit = s.unit
JOIN claim c ON c.record = '{record}' AND c.sent_by = w.sent_by AND c.unit > s.unit
    AND CASE WHEN l.first_on > DATE '0001-01-01' OR l.last_on < DATE '9999-12-31'
        THEN l.first_on <= c.to_on AND l.last_on >= c.from_on
        ELSE own.from_on >= c.from_on AND own.to_on <= c.to_on END
    AND (len(c.stations) = 0 OR list_contains(c.stations, l.station_id))
LEFT JOIN area_tree t ON t.area_id = l.area_id AND t.ancestor_id = c.area_id
WHERE c.area_id IS NULL OR t.area_id IS NOT NULL
GROUP BY l.row_id, l.source_id, l."row";

INSERT INTO replaced
SELECT source_id, "row", '{record}', by_source_id, '同一报送单位重新报送了这段时间' FROM renewed;
INSERT INTO gone SELECT row_id FROM renewed;
