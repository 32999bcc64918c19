-- Spark names a shape of JSON otherwise, and unnests a list with its places in one step.
SELECT pos + 1 AS place, col.sessions, col.missed
FROM (
    SELECT POSEXPLODE(FROM_JSON(`value`, 'ARRAY<STRUCT<sessions: ARRAY<STRING>, missed: INT>>'))
    FROM rule WHERE `key` = 'attendance.conversions'
)
