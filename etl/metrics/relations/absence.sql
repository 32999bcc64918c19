-- 人代会 of the present term at which a person had a sitting 缺席 and none 出席, 请假 or 公务.
SELECT min(a.row_id) AS row_id, 'attendance' AS fact_record, min(a.row_id) AS fact_row, d.deputy_id, any_value(o.area_id) AS area_id,
    a.activity_id, min(a.happened_on) AS happened_on
FROM attendance a JOIN attendance_deputy d USING (row_id)
JOIN office o ON o.deputy_id = d.deputy_id AND o.level = d.level AND $last_on::DATE BETWEEN o.from_on AND o.to_on
    AND a.happened_on BETWEEN o.from_on AND $last_on::DATE
WHERE a.kind = '人代会' AND a.status = '已举行'
    AND CASE WHEN $level::VARCHAR IS NULL THEN d.level NOT IN ('议政代表', '议事代表') ELSE d.level = $level::VARCHAR END
GROUP BY d.deputy_id, a.activity_id
HAVING bool_or(a.presence = '缺席') AND NOT bool_or(a.presence IN ('出席', '请假', '公务'))
