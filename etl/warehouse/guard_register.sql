-- How many rows the register has lost or gained.
SELECT count(*) FROM (
    (SELECT {names} FROM {record} EXCEPT ALL SELECT {names} FROM held_register)
    UNION ALL
    (SELECT {names} FROM held_register EXCEPT ALL SELECT {names} FROM {record})
)
