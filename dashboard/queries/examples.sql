-- A place, a station and a person to look through the eyes of: the first of each that has the most to show.
SELECT a.area_id, a.area_name, s.station_id, s.station_name, d.deputy_id, d.deputy_name
FROM station s
JOIN area a ON a.area_id = s.area_id
JOIN assignment p ON p.station_id = s.station_id
JOIN deputy d ON d.deputy_id = p.deputy_id
JOIN office o ON o.deputy_id = d.deputy_id AND o.area_id = a.area_id
WHERE (SELECT as_of FROM stamp) BETWEEN o.from_on AND o.to_on
ORDER BY s.station_id, d.deputy_id
LIMIT 1
