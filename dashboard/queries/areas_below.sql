-- The areas one step below the one asked for.
SELECT a.area_id AS id, any_value(a.area_name) AS name
FROM area a JOIN area_tree t ON t.area_id = a.area_id
WHERE t.ancestor_id = $area AND t.distance = 1
GROUP BY 1 ORDER BY 1
