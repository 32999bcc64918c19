-- What old rows have been judged by and new ids or names of {record} would change.
CREATE OR REPLACE TEMP TABLE touched AS
WITH fresh AS (
    SELECT s.id, s.name, f.folded
    FROM (SELECT {id} AS id, {name} AS name FROM staged) s LEFT JOIN folded f ON f.text = s.name
    WHERE s.id IS NOT NULL AND s.id NOT IN (SELECT {id} FROM {record} WHERE {id} IS NOT NULL)
), words AS (
    SELECT id AS word FROM fresh UNION SELECT name FROM fresh UNION SELECT folded FROM fresh UNION {days}
), blamed AS (
    SELECT found AS word FROM problem WHERE source_id < {first}
    UNION SELECT f.folded FROM problem p JOIN folded f ON f.text = p.found WHERE p.source_id < {first}
    UNION SELECT folded FROM by_name WHERE record = '{record}'
)
SELECT w.word FROM words w JOIN blamed b ON b.word = w.word;
