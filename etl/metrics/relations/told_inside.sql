-- The same, and every area around it as well: what a town delivers tells something of the county's
-- people and groups.
{{told}}
UNION ALL
SELECT c.record, c.columns, c.station_id, c.from_on, c.to_on, t.ancestor_id
FROM coverage c JOIN area_tree t ON t.area_id = c.area_id AND t.distance > 0
