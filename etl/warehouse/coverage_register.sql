INSERT INTO coverage
SELECT DISTINCT
    '{record}', o.sent_by, f.sender_area, NULL, NULL::DATE, NULL::DATE, true, list_sort(s.columns), f.source_id
FROM {record} f
JOIN sheet s ON s.source_id = f.source_id
JOIN source o ON o.source_id = f.source_id
WHERE f.source_id >= {first}
    AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.unit = s.unit AND c.record = '{record}');
