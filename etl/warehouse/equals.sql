-- Sent without a cover sheet and equal in every cell to a row of an earlier delivery: counted once.
CREATE OR REPLACE TEMP TABLE equal_row AS
WITH hashes AS (
    SELECT {key} AS cells_hash, source_id FROM {record} WHERE {unkeyed} {same_days}
), more AS (
    SELECT cells_hash FROM hashes GROUP BY cells_hash HAVING count(*) > 1 AND max(source_id) >= {first}
), alike AS (
    SELECT
        f.row_id, f.source_id, f."row", s.unit, min(s.unit) OVER same AS first_unit,
        arg_min(f.source_id, f.row_id) OVER same AS first_source
    FROM {record} f JOIN sheet s ON s.source_id = f.source_id
    WHERE {unkeyed} AND {key} IN (SELECT cells_hash FROM more)
    WINDOW same AS (PARTITION BY {cells})
)
SELECT row_id, source_id, "row", first_source FROM alike a
WHERE unit > first_unit AND source_id >= {first}
    AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.unit = a.unit AND c.record = '{record}');

INSERT INTO replaced
SELECT source_id, "row", '{record}', first_source, '{reason}' FROM equal_row;
INSERT INTO gone SELECT row_id FROM equal_row;
