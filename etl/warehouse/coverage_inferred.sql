-- Whole months from the first to the last row, for each area the rows lie in.
INSERT INTO coverage
WITH spans AS (
    SELECT
        f.source_id, coalesce(f.row_area, d.area_id, f.sender_area) AS lies_in,
        {from_on} AS from_on, {to_on} AS to_on
    FROM {record} f LEFT JOIN {areas} d ON f.row_area IS NULL AND d.row_id = f.row_id
    WHERE f.source_id >= {first}
    GROUP BY ALL
)
SELECT '{record}', o.sent_by, p.lies_in, NULL, p.from_on, p.to_on, true, list_sort(s.columns), p.source_id
FROM spans p
JOIN sheet s ON s.source_id = p.source_id
JOIN source o ON o.source_id = p.source_id
WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.unit = s.unit AND c.record = '{record}');
