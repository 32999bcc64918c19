-- Mandates that end within ninety days of the day of the build.
SELECT m.deputy_id AS id, d.deputy_name AS name, m.level, m.to_on
FROM mandate m JOIN deputy d USING (deputy_id)
WHERE m.to_on BETWEEN $as_of::DATE AND $as_of::DATE + 90
    AND ($area::VARCHAR IS NULL OR m.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
ORDER BY m.to_on, m.deputy_id
