-- Whole months from the first to the last row, for each area the rows lie in.
INSERT INTO coverage
SELECT '{record}', any_value(o.sent_by), p.lies_in, NULL, {from_on}, {to_on}, true, any_value(list_sort(s.columns)), p.source_id
FROM (
    SELECT f.* EXCLUDE (row_area, sender_area), coalesce(f.row_area, d.area_id, f.sender_area) AS lies_in
    FROM {record} f LEFT JOIN {areas} d ON d.row_id = f.row_id
    WHERE f.source_id >= {first}
) p
JOIN sheet s ON s.source_id = p.source_id
JOIN source o ON o.source_id = p.source_id
WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.unit = s.unit AND c.record = '{record}')
GROUP BY p.source_id, p.lies_in;
