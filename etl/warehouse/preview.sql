-- What a load would do to the rows of {record}: fresh and gone rows told apart by all their cells, then paired by key.
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT n.row_id, {cells} AS cells, {key} AS key, row_number() OVER (PARTITION BY {cells} ORDER BY n.row_id) AS nth
FROM new.{record} n WHERE n.row_id NOT IN (SELECT row_id FROM old.{record});
CREATE OR REPLACE TEMP TABLE gone AS
SELECT o.row_id, {cells} AS cells, {key} AS key, row_number() OVER (PARTITION BY {cells} ORDER BY o.row_id) AS nth
FROM old.{record} o WHERE o.row_id NOT IN (SELECT row_id FROM new.{record});
CREATE OR REPLACE TEMP TABLE same AS
SELECT f.row_id AS fresh_id, g.row_id AS gone_id FROM fresh f JOIN gone g USING (cells, nth);
CREATE OR REPLACE TEMP TABLE mended AS
SELECT f.row_id AS fresh_id, g.row_id AS gone_id FROM fresh f JOIN gone g USING (key)
WHERE f.key IS NOT NULL AND f.row_id NOT IN (SELECT fresh_id FROM same) AND g.row_id NOT IN (SELECT gone_id FROM same);
