-- Who stands in the rows in sight, of those in sight.
INSERT INTO main.{record}_deputy
SELECT n.* FROM whole.{record}_deputy n
JOIN (SELECT row_id FROM main.{record}) seen USING (row_id)
WHERE n.deputy_id IN (FROM seen_deputy);
