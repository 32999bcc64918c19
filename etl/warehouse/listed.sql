-- The lists that hold a namesake, row by row: the one chosen for this row, the others as everywhere.
CREATE OR REPLACE TEMP TABLE listed_{name} AS
SELECT row_id, list(id ORDER BY pos) AS ids
FROM (
    SELECT s.row_id, coalesce(c.id, t.id) AS id, min(u.pos) AS pos
    FROM staged s, unnest(s.{column}) WITH ORDINALITY u(one, pos)
    JOIN token_{name} t ON t.number = u.one
    LEFT JOIN chosen_{name} c ON c.row_id = s.row_id AND c.pos = u.pos
    WHERE s.row_id IN (SELECT row_id FROM chosen_{name}) AND coalesce(c.id, t.id) IS NOT NULL
    GROUP BY s.row_id, coalesce(c.id, t.id)
)
GROUP BY row_id;
