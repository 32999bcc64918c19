CREATE OR REPLACE TEMP TABLE counted AS SELECT source_id, problems FROM row_count;
DELETE FROM row_count;
INSERT INTO row_count
SELECT
    s.source_id, s.record, s.rows_read, coalesce(f.n, 0), coalesce(c.problems, s.staged_problems + coalesce(b.n, 0)),
    coalesce(r.n, 0)
FROM sheet s
LEFT JOIN counted c ON c.source_id = s.source_id
LEFT JOIN ({facts}) f ON f.source_id = s.source_id
LEFT JOIN (SELECT source_id, count(DISTINCT row_id) AS n FROM bad_row GROUP BY source_id) b ON b.source_id = s.source_id
LEFT JOIN (SELECT source_id, count(*) AS n FROM replaced GROUP BY source_id) r ON r.source_id = s.source_id
ORDER BY s.source_id;
