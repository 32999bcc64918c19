-- Who sent each delivery, and what each cover sheet says it is complete for. Where cover sheets tell, they tell for every
-- delivery of the unit, once: a nation in one call is thousands of files under thousands of covers.
CREATE OR REPLACE TEMP TABLE told_sender AS
SELECT s.unit, c.sent_by, c.area_id, c.row_id
FROM cover c JOIN sheet s ON s.source_id = c.source_id;

CREATE OR REPLACE TEMP TABLE first_told AS
SELECT unit, arg_min(sent_by, row_id) AS sent_by FROM told_sender GROUP BY unit;

CREATE OR REPLACE TEMP TABLE by_file AS
SELECT DISTINCT unit, number, coalesce(given_sender, regexp_replace(file, '\.[^.]*$', '')) AS sent_by FROM sheet;

INSERT INTO sender SELECT DISTINCT unit, NULL::INTEGER, sent_by FROM told_sender;
INSERT INTO sender FROM by_file WHERE unit NOT IN (SELECT unit FROM told_sender);

INSERT INTO claim
SELECT s.unit, c.sent_by, n.record, c.covers_from, c.covers_to, c.area_id, c.covers_stations,
    coalesce(o.source_id, c.source_id)
FROM cover c JOIN sheet s ON s.source_id = c.source_id
JOIN sheet_name n ON list_contains(c.covers, n.sheet)
LEFT JOIN (
    SELECT unit, record, min(source_id) AS source_id FROM sheet GROUP BY unit, record
) o ON o.unit = s.unit AND o.record = n.record;

UPDATE source SET sent_by = w.sent_by
FROM (
    SELECT b.number, coalesce(any_value(t.sent_by), min(b.sent_by)) AS sent_by
    FROM by_file b LEFT JOIN first_told t ON t.unit = b.unit GROUP BY b.number
) w JOIN sheet s ON s.number = w.number
WHERE s.source_id = source.source_id AND source.source_id >= {first};
