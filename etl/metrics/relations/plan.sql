-- Planned numbers of activities and receptions per subject, kind and year, and how many were held, at most as planned;
-- whether what was held in the year was delivered for the place (of an area: from anywhere inside).
WITH planned AS (
    SELECT min(row_id) AS fact_row, station_id, CASE WHEN station_id IS NULL THEN coalesce(area_id, sender_area) END AS own_area,
        any_value(coalesce(row_area, sender_area)) AS area_id,
        CASE WHEN measure IN ('接待场次', 'receptions', '接待') THEN 'reception' ELSE 'activity' END AS record, kind, "year", sum(amount) AS planned
    FROM stated_figure
    WHERE nature = '计划' AND deputy_id IS NULL AND measure IN ('活动场次', 'activities', '活动', '接待场次', 'receptions', '接待')
        AND "year" BETWEEN year($from_on::DATE) AND year($last_on::DATE)
    GROUP BY ALL
), held AS (
    SELECT 'activity' AS record, station_id, coalesce(row_area, sender_area) AS area_id, kind, happened_on FROM activity WHERE status = '已举行'
    UNION ALL SELECT 'reception', station_id, coalesce(row_area, sender_area), NULL, happened_on FROM {{visible reception}}
), matched AS (
    SELECT p.fact_row, p.station_id, p.area_id, p.record, p.kind, p."year", p.planned, count(h.record) AS held
    FROM planned p LEFT JOIN area_tree t ON p.station_id IS NULL AND t.ancestor_id = p.own_area
    LEFT JOIN held h ON h.record = p.record AND year(h.happened_on) = p."year" AND h.happened_on <= $last_on
        AND coalesce(h.kind = p.kind, p.kind IS NULL)
        AND CASE WHEN p.station_id IS NOT NULL THEN h.station_id = p.station_id ELSE h.area_id = t.area_id END
    GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY fact_row) AS row_id, 'stated_figure' AS fact_record, fact_row, station_id, area_id, record, kind, planned, least(held, planned) AS kept,
    EXISTS (
        SELECT 1 FROM ({{told_inside}}) c
        WHERE c.area_id = m.area_id AND c.record = m.record AND coalesce(c.station_id = m.station_id, true)
            AND coalesce(year(c.from_on) <= m."year" AND c.from_on <= $last_on, true) AND coalesce(year(c.to_on) >= m."year", true)
    ) AS is_told,
    make_date("year", 12, 31) AS shown_on, coalesce(kind, if(record = 'reception', '接待', '活动')) || ' 计划' || planned::BIGINT || '场，办了' || held || '场' AS shown
FROM matched m
