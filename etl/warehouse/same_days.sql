AND ({day} IS NULL OR {day} IN (SELECT {day} FROM {record} WHERE source_id >= {first}))
