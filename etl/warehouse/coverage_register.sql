-- A register has no months: who delivered rows of it, for the sender's area; rows sent anew by another were
-- delivered too.
INSERT INTO coverage
SELECT '{record}', o.sent_by, o.sender_area, NULL, NULL, NULL, true, list_sort(s.columns), s.source_id
FROM sheet s JOIN source o ON o.source_id = s.source_id
WHERE s.source_id >= {first}
    AND s.source_id IN (SELECT source_id FROM {record} UNION SELECT source_id FROM replaced WHERE record = '{record}')
    AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.unit = s.unit AND c.record = '{record}');
