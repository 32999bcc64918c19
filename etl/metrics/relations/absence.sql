-- 人代会 of the term up to $as_of (of each level the latest begun) at which a person had a sitting 缺席 and none 出席, 请假 or 公务; or missed as many sittings
-- of one kind as the rule pack takes for an absence (a sitting belongs to the first kind whose words its name holds).
WITH kind AS (
    SELECT generate_subscripts(kinds, 1) AS place, unnest(kinds, recursive := true)
    FROM (SELECT from_json("value", '[{"sessions": ["VARCHAR"], "missed": "INTEGER"}]') AS kinds FROM rule WHERE "key" = 'attendance.conversions')
), term AS (
    SELECT deputy_id, level, arg_max(area_id, from_on) AS area_id, max(from_on) AS from_on FROM mandate
    WHERE {{seen level}} AND from_on <= $as_of
    GROUP BY ALL
), session AS (
    SELECT a.row_id, min(k.place) AS place
    FROM attendance a JOIN kind k ON len(list_filter(k.sessions, lambda word: contains(coalesce(a.session, ''), word))) > 0
    GROUP BY a.row_id
), sitting AS (
    SELECT a.row_id, d.deputy_id, arg_max(t.area_id, (p.depth, t.area_id)) AS area_id, a.activity_id, a.activity_name, a.happened_on, a.presence,
        n.place
    FROM attendance a JOIN attendance_deputy d USING (row_id)
    JOIN term t ON t.deputy_id = d.deputy_id AND t.level = d.level AND a.happened_on BETWEEN t.from_on AND $as_of
    JOIN area_tree p ON p.area_id = t.area_id AND p.distance = 0
    LEFT JOIN session n ON n.row_id = a.row_id
    WHERE a.kind = '人代会' AND a.status = '已举行'
    GROUP BY ALL
), missed AS (
    SELECT DISTINCT deputy_id, activity_id
    FROM (
        SELECT s.deputy_id, s.activity_id, k.missed, count(*) AS times FROM sitting s JOIN kind k USING (place)
        WHERE s.presence = '缺席'
        GROUP BY s.deputy_id, s.activity_id, k.place, k.missed
    )
    WHERE times >= missed
)
SELECT min(s.row_id) AS row_id, 'attendance' AS fact_record, min(s.row_id) AS fact_row, s.deputy_id, any_value(s.area_id) AS area_id,
    s.activity_id, min(s.happened_on) AS shown_on, any_value(s.activity_name) || ' 未经批准缺席' AS shown
FROM sitting s LEFT JOIN missed m ON m.deputy_id = s.deputy_id AND m.activity_id = s.activity_id
GROUP BY s.deputy_id, s.activity_id
HAVING (bool_or(s.presence = '缺席') AND NOT bool_or(s.presence IN ('出席', '请假', '公务'))) OR count(m.activity_id) > 0
