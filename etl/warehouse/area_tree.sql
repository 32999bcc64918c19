INSERT INTO area_tree
WITH RECURSIVE up(area_id, ancestor_id, distance) AS (
    SELECT area_id, area_id, 0 FROM area
    UNION ALL
    SELECT u.area_id, a.parent_area_id, u.distance + 1
    FROM up u JOIN area a ON a.area_id = u.ancestor_id
    WHERE a.parent_area_id IS NOT NULL
)
SELECT area_id, ancestor_id, distance, (max(distance) OVER (PARTITION BY area_id))::INTEGER AS depth FROM up;
