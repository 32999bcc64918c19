-- Deputies of the congresses in office on the last day, with nothing but what a rule pack may publish.
SELECT o.deputy_id AS id, d.deputy_name, d.gender, d.party, d.education, d.occupation, d.post, o.level, any_value(m.congress) AS congress,
    any_value(o.electoral_district) AS electoral_district, min(o.from_on) AS from_on,
    (SELECT string_agg(DISTINCT s.station_name, '、' ORDER BY s.station_name)
        FROM assignment p JOIN station s USING (station_id)
        WHERE p.deputy_id = o.deputy_id AND coalesce(p.from_on <= $last_on, true) AND coalesce(p.to_on >= $last_on, true)) AS stations
FROM office o
JOIN deputy d USING (deputy_id)
LEFT JOIN mandate m ON m.deputy_id = o.deputy_id AND m.level = o.level AND m.from_on = o.from_on
WHERE $last_on BETWEEN o.from_on AND o.to_on AND o.level NOT IN ('议政代表', '议事代表')
    AND ($area::VARCHAR IS NULL OR o.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
GROUP BY o.deputy_id, d.deputy_name, d.gender, d.party, d.education, d.occupation, d.post, o.level
ORDER BY o.deputy_id, o.level
