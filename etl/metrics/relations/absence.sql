-- 人代会 of the term up to $as_of (of each level the latest begun) at which a person had a sitting 缺席 and none 出席, 请假 or 公务; or missed as many sittings
-- of one kind as the rule pack takes for an absence (a sitting belongs to the first kind whose words its name holds).
WITH kind AS (
    SELECT generate_subscripts(kinds, 1) AS place, unnest(kinds, recursive := true)
    FROM (SELECT from_json("value", '[{"sessions": ["VARCHAR"], "missed": "INTEGER"}]') AS kinds FROM rule WHERE "key" = 'attendance.conversions')
), term AS (
    SELECT deputy_id, level, arg_max(area_id, from_on) AS area_id, max(from_on) AS from_on FROM mandate
    WHERE {{seen level}} AND from_on <= $as_of
    GROUP BY ALL
), sitting AS (
    SELECT a.row_id, d.deputy_id, arg_max(t.area_id, (p.depth, t.area_id)) AS area_id, a.activity_id, a.activity_name, a.happened_on, a.presence, (
            SELECT min(k.place) FROM kind k
            WHERE len(list_filter(k.sessions, lambda word: contains(coalesce(a.session, ''), word))) > 0
        ) AS place
    FROM attendance a JOIN attendance_deputy d USING (row_id)
    JOIN term t ON t.deputy_id = d.deputy_id AND t.level = d.level AND a.happened_on BETWEEN t.from_on AND $as_of
    JOIN area_tree p ON p.area_id = t.area_id AND p.distance = 0
    WHERE a.kind = '人代会' AND a.status = '已举行'
    GROUP BY ALL
), missed AS (
    SELECT s.deputy_id, s.activity_id FROM sitting s JOIN kind k USING (place)
    WHERE s.presence = '缺席'
    GROUP BY s.deputy_id, s.activity_id, k.place, k.missed
    HAVING count(*) >= k.missed
)
SELECT min(row_id) AS row_id, 'attendance' AS fact_record, min(row_id) AS fact_row, deputy_id, any_value(area_id) AS area_id, activity_id,
    min(happened_on) AS shown_on, any_value(activity_name) || ' 未经批准缺席' AS shown
FROM sitting
GROUP BY deputy_id, activity_id
HAVING (bool_or(presence = '缺席') AND NOT bool_or(presence IN ('出席', '请假', '公务')))
    OR bool_or((deputy_id, activity_id) IN (SELECT (deputy_id, activity_id) FROM missed))
