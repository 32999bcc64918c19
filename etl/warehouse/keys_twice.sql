-- Keys (hashed) that more than one row has, one of them new.
CREATE OR REPLACE TEMP TABLE twice AS
WITH keys AS (
    SELECT {key} AS key, source_id FROM {record} WHERE {keyed} {new_only}
)
SELECT key FROM keys GROUP BY key HAVING count(*) > 1 AND max(source_id) >= {first};
