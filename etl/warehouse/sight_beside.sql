-- The files that rows in sight stand in; what is said about a file as a whole is for who sent it.
INSERT INTO main.source
SELECT * REPLACE (CASE WHEN sender_area IN (FROM own_sender) OR sent_by IN (FROM own_name) THEN extra ELSE [] END AS extra)
FROM whole.source
WHERE source_id IN ({facts}) OR sender_area IN (FROM own_sender) OR sent_by IN (FROM own_name);
CREATE TEMP TABLE own_source AS
SELECT source_id FROM main.source WHERE sender_area IN (FROM own_sender) OR sent_by IN (FROM own_name);
INSERT INTO main.problem SELECT * FROM whole.problem WHERE source_id IN (FROM own_source);
INSERT INTO main.replaced SELECT * FROM whole.replaced WHERE source_id IN (FROM own_source);
INSERT INTO main.row_count SELECT * FROM whole.row_count WHERE source_id IN (FROM own_source);
