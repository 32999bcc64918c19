-- Activities by their day as well: 2025-03-06, 2025-03-06代表培训, 2025-03-06学习培训.
INSERT INTO known
SELECT DISTINCT {forms}, id, NULL::VARCHAR
FROM (
    SELECT strftime(a.happened_on, '%Y-%m-%d') AS d, f.folded AS n, a.kind AS k, a.activity_id AS id
    FROM activity a JOIN folded f ON f.text = a.activity_name
    WHERE a.activity_id IS NOT NULL AND f.folded IS NOT NULL
);
