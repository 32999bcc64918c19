-- Areas that people choose from: those with deputies or stations at home in them or below, the root first.
SELECT a.area_id,
    CASE WHEN count(*) OVER (PARTITION BY a.area_name) > 1 THEN a.area_name || '（' || a.area_id || '）' ELSE a.area_name END AS label
FROM area a JOIN area_tree t ON t.area_id = a.area_id AND t.distance = 0
WHERE ($area::VARCHAR IS NULL OR a.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
    AND (t.depth = 0 OR a.tier IN ('省', '市', '县', '乡镇街道'))
ORDER BY t.depth, a.area_id
