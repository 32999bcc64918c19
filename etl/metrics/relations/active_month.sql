-- Calendar months of the period with 15 days or more in service (stations) or in office (deputies), and whether any
-- of the three records was delivered for a day of the month.
WITH month AS (
    SELECT greatest(m::DATE, $from_on::DATE) AS from_on, least(last_day(m::DATE), $last_on::DATE) AS to_on
    FROM (SELECT unnest(generate_series(date_trunc('month', $from_on::DATE), $last_on::DATE, INTERVAL 1 MONTH)) AS m)
), station_month AS (
    SELECT s.row_id AS fact_row, s.station_id, s.area_id, s.kind, m.from_on, m.to_on
    FROM station s, month m
    WHERE s.status = '投用' AND date_diff('day', greatest(m.from_on, coalesce(s.opened_on, m.from_on)), m.to_on) + 1 >= 15
), deputy_month AS (
    SELECT any_value(d.fact_row) AS fact_row, d.deputy_id, m.from_on, m.to_on
    FROM ({{service_day}}) d JOIN month m ON d.from_on <= m.to_on AND d.to_on >= m.from_on
    GROUP BY d.deputy_id, m.from_on, m.to_on
    HAVING sum(date_diff('day', greatest(m.from_on, d.from_on), least(m.to_on, d.to_on)) + 1) >= 15
), station_day AS (
    SELECT station_id, happened_on FROM {{visible reception}}
    UNION ALL SELECT station_id, happened_on FROM activity WHERE status = '已举行'
    UNION ALL SELECT station_id, happened_on FROM {{visible opinion}}
), station_active AS (
    SELECT DISTINCT station_id, greatest(date_trunc('month', happened_on)::DATE, $from_on::DATE) AS from_on
    FROM station_day WHERE happened_on BETWEEN $from_on AND $last_on
), deputy_day AS (
    SELECT deputy_id, happened_on FROM reception_deputy JOIN reception USING (row_id) WHERE {{seen level}}
    UNION ALL SELECT deputy_id, happened_on FROM opinion_deputy JOIN opinion USING (row_id) WHERE {{seen level}}
    UNION ALL SELECT a.deputy_id, happened_on FROM attendance_deputy a JOIN attendance USING (row_id)
        WHERE {{seen level}} AND presence IN ('出席', '列席') AND status = '已举行'
), deputy_active AS (
    SELECT DISTINCT deputy_id, greatest(date_trunc('month', happened_on)::DATE, $from_on::DATE) AS from_on
    FROM deputy_day WHERE happened_on BETWEEN $from_on AND $last_on
), told_month AS (
    SELECT DISTINCT c.area_id, c.station_id, m.from_on
    FROM (SELECT DISTINCT area_id, station_id, from_on, to_on FROM ({{told}}) WHERE record IN ('reception', 'activity', 'opinion')) c
    JOIN month m ON coalesce(c.from_on <= m.to_on, true) AND coalesce(c.to_on >= m.from_on, true)
), told_deputy AS (
    SELECT DISTINCT o.deputy_id, t.from_on
    FROM (
        SELECT DISTINCT c.area_id, m.from_on
        FROM (SELECT DISTINCT area_id, from_on, to_on FROM ({{told_inside}}) WHERE record IN ('reception', 'activity', 'opinion')) c
        JOIN month m ON coalesce(c.from_on <= m.to_on, true) AND coalesce(c.to_on >= m.from_on, true)
    ) t JOIN (SELECT DISTINCT deputy_id, area_id FROM office WHERE {{seen level}}) o USING (area_id)
), every_month AS (
    SELECT 'station' AS fact_record, fact_row, station_id, NULL AS deputy_id, area_id, kind, from_on,
        EXISTS (SELECT 1 FROM station_active d WHERE d.station_id = m.station_id AND d.from_on = m.from_on) AS is_active,
        EXISTS (
            SELECT 1 FROM told_month t
            WHERE t.area_id = m.area_id AND t.from_on = m.from_on AND coalesce(t.station_id = m.station_id, true)
        ) AS is_told
    FROM station_month m
    UNION ALL
    SELECT 'deputy', fact_row, NULL, deputy_id, NULL, NULL, from_on,
        EXISTS (SELECT 1 FROM deputy_active d WHERE d.deputy_id = m.deputy_id AND d.from_on = m.from_on),
        EXISTS (SELECT 1 FROM told_deputy t WHERE t.deputy_id = m.deputy_id AND t.from_on = m.from_on)
    FROM deputy_month m
)
SELECT row_number() OVER (ORDER BY station_id, deputy_id, from_on) AS row_id, *, from_on AS shown_on,
    strftime(from_on, '%Y年%-m月') || if(is_active, ' 有记录', ' 没有记录') AS shown
FROM every_month
