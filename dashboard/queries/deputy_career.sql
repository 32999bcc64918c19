-- Mandates, posts at stations and groups of people, oldest first: all there ever were.
WITH held AS (
    SELECT o.deputy_id, '任职' AS what, concat_ws(' ', a.area_name, o.level || CASE WHEN o.level LIKE '%代表' THEN '' ELSE '人大代表' END)
        AS title, concat_ws('　', o.electoral_district, o.role) AS role, o.from_on, nullif(o.to_on, DATE '9999-12-31') AS to_on
    FROM office o LEFT JOIN area a USING (area_id)
    UNION ALL SELECT n.deputy_id, '驻站', s.station_name, n.role, n.from_on, n.to_on FROM assignment n JOIN station s USING (station_id)
    UNION ALL SELECT deputy_id, '小组', "group", role, from_on, to_on FROM group_member
)
SELECT * FROM held WHERE deputy_id IN (SELECT unnest($subjects)) AND coalesce(from_on <= $last_on, true)
ORDER BY deputy_id, array_position(['任职', '驻站', '小组'], what), from_on NULLS FIRST, title, role
