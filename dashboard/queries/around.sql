-- The areas around one deputy, station or area, the widest first.
SELECT DISTINCT t.ancestor_id AS area_id, t.distance
FROM area_tree t
WHERE t.area_id IN (
    SELECT $subject
    UNION ALL SELECT area_id FROM station WHERE station_id = $subject
    UNION ALL SELECT arg_max(area_id, coalesce(from_on, DATE '0001-01-01')) FROM mandate WHERE deputy_id = $subject
)
ORDER BY t.distance DESC
