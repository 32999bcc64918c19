INSERT INTO source BY NAME
SELECT
    source_id, delivery, file, sheet, record, given_sender AS sent_by, NULL AS sender_area, received_on, extra
FROM sheet
WHERE source_id >= {first};
