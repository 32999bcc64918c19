-- Quarters of the period ended by $as_of in which a group has a member, whether the group met, and whether activities
-- of a day of the quarter were delivered for its area or inside it.
WITH quarter AS (
    SELECT q::DATE AS from_on, (q + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE AS to_on
    FROM (SELECT unnest(generate_series(date_trunc('quarter', $from_on::DATE), $last_on::DATE, INTERVAL 3 MONTH)) AS q)
), filled AS (
    SELECT DISTINCT m."group", m.area_id, m.kind, q.from_on, q.to_on
    FROM group_member m JOIN quarter q ON coalesce(m.from_on <= q.to_on, true) AND coalesce(m.to_on >= q.from_on, true)
    WHERE q.to_on <= $as_of AND q.to_on <= $to_on AND q.from_on >= $from_on
)
SELECT row_number() OVER (ORDER BY f.area_id, f."group", f.from_on) AS row_id, 'activity' AS fact_record, min(a.row_id) AS fact_row,
    f."group" || '@' || f.area_id AS group_id, f.area_id, f.kind, f.from_on, count(a.row_id) > 0 AS has_met, EXISTS (
        SELECT 1 FROM ({{told_inside}}) c
        WHERE c.area_id = f.area_id AND c.record = 'activity' AND list_contains(c.columns, 'group')
            AND coalesce(c.from_on <= f.to_on, true) AND coalesce(c.to_on >= f.from_on, true)
    ) AS is_told,
    f.from_on AS shown_on, year(f.from_on) || '年第' || quarter(f.from_on) || '季度' || if(count(a.row_id) > 0, ' 有活动', ' 没有活动') AS shown
FROM filled f LEFT JOIN activity a ON a."group" = f."group" AND a.group_area = f.area_id AND a.status = '已举行'
    AND a.happened_on BETWEEN f.from_on AND f.to_on
GROUP BY f."group", f.area_id, f.kind, f.from_on, f.to_on
