-- Who sent each delivery, and what each cover sheet says it is complete for.
CREATE OR REPLACE TEMP TABLE told_sender AS
SELECT s.unit, c.sent_by, c.area_id, c.row_id
FROM cover c JOIN sheet s ON s.source_id = c.source_id;

INSERT INTO sender
SELECT DISTINCT s.unit, s.number, coalesce(t.sent_by, s.given_sender, regexp_replace(s.file, '\.[^.]*$', '')), NULL
FROM sheet s LEFT JOIN told_sender t ON t.unit = s.unit;

INSERT INTO claim
SELECT s.unit, c.sent_by, n.record, c.covers_from, c.covers_to, c.area_id, c.covers_stations,
    coalesce((SELECT min(o.source_id) FROM sheet o WHERE o.unit = s.unit AND o.record = n.record), c.source_id)
FROM cover c JOIN sheet s ON s.source_id = c.source_id
JOIN sheet_name n ON list_contains(c.covers, n.sheet);

UPDATE source SET sent_by = w.sent_by
FROM (
    SELECT w.number, coalesce(arg_min(t.sent_by, t.row_id), min(w.sent_by)) AS sent_by
    FROM sender w LEFT JOIN told_sender t ON t.unit = w.unit GROUP BY w.number
) w JOIN sheet s ON s.number = w.number
WHERE s.source_id = source.source_id AND source.source_id >= {first};
