-- Rows whose chain of parents does not end at the top: a circle, or a parent that is itself a problem.
CREATE OR REPLACE TEMP TABLE adrift AS
WITH RECURSIVE reached(id) AS (
    SELECT {id} FROM {record} WHERE {parent} IS NULL
    UNION
    SELECT r.{id} FROM {record} r JOIN reached ON r.{parent} = reached.id
)
SELECT row_id, {id} AS id, {parent} AS parent FROM {record} WHERE {id} NOT IN (SELECT id FROM reached);

INSERT INTO fault
WITH RECURSIVE walk(row_id, start, here, path) AS (
    SELECT row_id, id, parent, [id] FROM adrift
    UNION ALL
    SELECT w.row_id, w.start, a.parent, list_append(w.path, w.here)
    FROM walk w JOIN adrift a ON a.id = w.here
    WHERE NOT list_contains(w.path, w.here)
), circles AS (
    SELECT row_id, path FROM walk WHERE here = start
)
SELECT
    a.row_id, '{header}', a.parent, '不成圈、已有的{sheet}',
    CASE
        WHEN c.path IS NOT NULL THEN format('首尾相接成了圈：{{}}', array_to_string(list_append(c.path, a.id), ' → '))
        ELSE format('“{{}}”在“{sheet}”里的那一行本身有问题', a.parent)
    END
FROM adrift a LEFT JOIN circles c ON c.row_id = a.row_id;
