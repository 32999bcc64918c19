-- Months covered for 接待 at the station.
SELECT DISTINCT c.from_on, c.to_on FROM coverage c, station s
WHERE s.station_id = $subject AND c.record = 'reception' AND c.from_on IS NOT NULL
    AND coalesce(c.station_id = s.station_id, c.area_id IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = c.area_id))
