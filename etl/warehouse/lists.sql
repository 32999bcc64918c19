-- Every distinct list of references as ids, each person or place once, in the order printed.
CREATE OR REPLACE TEMP TABLE list_{name} AS
SELECT number, list(id ORDER BY pos) AS ids
FROM (
    SELECT l.number, t.id, min(u.pos) AS pos
    FROM (SELECT DISTINCT {column} AS number FROM {table} WHERE len({column}) > 0) l,
        unnest(l.number) WITH ORDINALITY u(one, pos)
    JOIN token_{name} t ON t.number = u.one
    WHERE t.id IS NOT NULL
    GROUP BY l.number, t.id
)
GROUP BY number;
