-- What was delivered, once for every area it tells of: the area it is about, and all inside that.
SELECT c.record, c.columns, c.station_id, c.from_on, c.to_on, t.area_id
FROM coverage c JOIN area_tree t ON t.ancestor_id = c.area_id
UNION ALL
SELECT c.record, c.columns, c.station_id, c.from_on, c.to_on, a.area_id
FROM coverage c, area a
WHERE c.area_id IS NULL
