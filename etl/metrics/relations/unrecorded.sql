-- Meetings to which everyone in office in the area was called, and the people of whom no row says what they did:
-- 未记录, never 缺席. The columns are those of attendance, so that a metric's own conditions hold for them too.
SELECT a.row_id, o.deputy_id, o.area_id, a.activity_id, NULL::VARCHAR AS session, '未记录' AS presence, NULL::BOOLEAN AS spoke,
    a.happened_on, a.kind, a.status, a.campaign, a.topic, a."trigger", a.activity_name, a.station_id AS activity_station_id
FROM activity a
JOIN area_tree t ON t.ancestor_id = coalesce(a.row_area, a.sender_area)
JOIN office o ON o.area_id = t.area_id AND a.happened_on BETWEEN o.from_on AND o.to_on AND {{seen o.level}}
WHERE a.all_due
    AND NOT EXISTS (SELECT 1 FROM attendance p WHERE p.activity_id = a.activity_id AND p.deputy_id = o.deputy_id)
QUALIFY row_number() OVER (PARTITION BY a.row_id, o.deputy_id ORDER BY o.area_id) = 1
