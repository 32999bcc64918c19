-- Sheets whose rows read are not what became of them.
SELECT s.file, s.sheet, c.rows_read, c.facts, c.problems, c.replaced
FROM row_count c JOIN source s USING (source_id)
WHERE c.rows_read <> c.facts + c.problems + c.replaced
ORDER BY 1, 2
