AND {key} IN (SELECT {key} FROM {record} WHERE {keyed} AND source_id >= {first})
