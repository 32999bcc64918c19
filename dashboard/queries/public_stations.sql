-- Where residents find deputies: stations in service and their reception days.
SELECT s.station_name, s.kind, a.area_name, s.reception_rule
FROM station s LEFT JOIN area a USING (area_id)
WHERE s.status = '投用'
    AND ($area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
ORDER BY s.area_id, s.station_id
