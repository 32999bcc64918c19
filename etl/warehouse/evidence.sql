-- The files named as evidence in {record}: by which delivery, on which row, on which day.
SELECT s.delivery, r.row_id, {day} AS happened_on, unnest(r.evidence) AS name FROM {record} r JOIN source s USING (source_id)
