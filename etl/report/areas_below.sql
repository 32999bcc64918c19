-- The area in view (all where it is NULL) and every one below it, from the root down.
SELECT a.area_id, a.area_name
FROM area a JOIN area_tree o ON o.area_id = a.area_id AND o.distance = 0
WHERE $area::VARCHAR IS NULL OR a.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area)
ORDER BY o.depth, a.area_id
