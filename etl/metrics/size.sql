-- Deputies of every area with all below it.
SELECT t.ancestor_id AS area_id, count(DISTINCT m.deputy_id) AS deputies
FROM mandate m JOIN area_tree t ON t.area_id = m.area_id
GROUP BY 1
