-- What old rows have been judged by and the staged rows of {record} would change.
CREATE OR REPLACE TEMP TABLE touched AS
WITH fresh AS (
    SELECT s.id, s.name, f.folded FROM (SELECT {id} AS id, {name} AS name FROM staged) s LEFT JOIN folded f ON f.text = s.name
), words AS (
    SELECT id AS word FROM fresh UNION SELECT name FROM fresh UNION SELECT folded FROM fresh
), blamed AS (
    SELECT found AS word FROM problem WHERE source_id < {first}
    UNION SELECT f.folded FROM problem p JOIN folded f ON f.text = p.found WHERE p.source_id < {first}
    UNION SELECT folded FROM by_name WHERE record = '{record}'
)
SELECT w.word FROM words w JOIN blamed b ON b.word = w.word
UNION ALL
SELECT f.id FROM fresh f JOIN {record} r ON r.{id} = f.id;
