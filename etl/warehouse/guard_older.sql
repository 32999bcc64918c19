-- Old rows about to be replaced by rows that say something else.
SELECT count(*) FROM (
    SELECT {names} FROM {record} WHERE row_id IN (SELECT row_id FROM gone) AND source_id < {first}
    EXCEPT
    SELECT {names} FROM {record} WHERE source_id >= {first}
)
