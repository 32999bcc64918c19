UPDATE {record} SET sender_area = s.sender_area
FROM source s WHERE s.source_id = {record}.source_id AND s.source_id >= {first};
