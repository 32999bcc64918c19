-- The rows in sight, found by joins with what is in sight: of a nation only the parts of the file are read where they lie.
INSERT INTO main.{record} SELECT r.* FROM whole.{record} r JOIN (SELECT DISTINCT row_id FROM ({rows})) seen USING (row_id) ORDER BY r.row_id;
