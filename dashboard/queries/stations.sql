-- Stations in the area, in the order of areas; those in service first.
SELECT s.station_id AS id, s.station_name AS name, s.kind, s.setting, s.status, s.reception_rule, s.opened_on, s.stars, a.area_name
FROM station s LEFT JOIN area a USING (area_id)
WHERE $area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR)
ORDER BY s.status <> '投用', s.area_id, s.station_id
