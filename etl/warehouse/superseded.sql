-- Between deliveries the newest stands; each older row says what came after it.
CREATE OR REPLACE TEMP TABLE superseded AS
SELECT row_id, source_id, "row", lead(source_id) OVER (PARTITION BY {names} ORDER BY unit) AS by_source_id
FROM again WHERE row_id NOT IN (SELECT row_id FROM doubled);

INSERT INTO replaced
SELECT source_id, "row", '{record}', by_source_id, '后来的报送里有同一条{sheet}'
FROM superseded WHERE by_source_id IS NOT NULL;

INSERT INTO gone SELECT row_id FROM superseded WHERE by_source_id IS NOT NULL;
