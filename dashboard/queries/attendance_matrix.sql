-- Who was at which sitting of one kind of activity ($subject), one row per person and sitting; people of the area.
SELECT a.activity_id, a.activity_name, a.session, a.happened_on, a.presence, n.deputy_id AS id,
    any_value(d.deputy_name) AS name, bool_or(n.level IS NOT NULL) AS in_office
FROM attendance a
JOIN attendance_deputy n USING (row_id)
JOIN deputy d ON d.deputy_id = n.deputy_id
WHERE a.kind = $subject AND a.status = '已举行' AND a.happened_on BETWEEN $from_on AND $last_on
    AND ($area::VARCHAR IS NULL OR n.area_id IS NULL
        OR n.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
GROUP BY ALL
ORDER BY a.happened_on, a.activity_id, a.session
