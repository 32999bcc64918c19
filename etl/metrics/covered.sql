-- Of every subject the months of the period, in how many of them nobody told all that is needed, and which areas and
-- stations below it are untold in months in which others of it are told.
WITH month AS (
    SELECT m::DATE AS month, greatest(m::DATE, $from_on::DATE) AS from_on, least(last_day(m::DATE), $last_on::DATE) AS to_on
    FROM (SELECT unnest(generate_series(date_trunc('month', $from_on::DATE), $last_on::DATE, INTERVAL 1 MONTH)) AS m)
), need AS (
    SELECT * FROM (VALUES {needs}) AS n (need, record, field)
), claim AS (
    SELECT DISTINCT n.need, c.area_id, c.station_id, m.month
    FROM need n JOIN ({told}) c ON c.record = n.record AND (n.field = '' OR list_contains(c.columns, n.field))
    JOIN month m ON coalesce(c.from_on <= m.to_on, true) AND coalesce(c.to_on >= m.from_on, true)
), whole AS (
    SELECT area_id, month FROM claim GROUP BY ALL HAVING count(DISTINCT need) = (SELECT count(DISTINCT need) FROM need)
), heard AS (
    SELECT DISTINCT t.ancestor_id AS area_id, w.month
    FROM whole w JOIN area_tree t USING (area_id)
    WHERE w.area_id NOT IN (SELECT ancestor_id FROM area_tree WHERE distance > 0)
), station_told AS (
    SELECT s.station_id, c.month
    FROM station s JOIN claim c ON c.area_id = s.area_id AND coalesce(c.station_id = s.station_id, true)
    GROUP BY ALL
    HAVING count(DISTINCT c.need) = (SELECT count(DISTINCT need) FROM need)
), lost_area AS (
    SELECT a.area_id, any_value(a.area_name) AS name
    FROM area a JOIN heard p ON p.area_id = a.parent_area_id ANTI JOIN heard s ON s.area_id = a.area_id AND s.month = p.month
    GROUP BY 1
), lost_station AS (
    SELECT s.area_id, s.station_id, s.station_name AS name
    FROM station s JOIN month m ON coalesce(s.opened_on <= m.to_on, true) JOIN heard p ON p.area_id = s.area_id AND p.month = m.month
    ANTI JOIN station_told t ON t.station_id = s.station_id AND t.month = m.month
    WHERE s.status = '投用'
    GROUP BY ALL
), asked AS (
    {asked}
)
SELECT q.id, count(*) AS months, count(*) FILTER (WHERE NOT q.is_told) AS missing_months,
    coalesce(list_sort((SELECT list(l.name) FROM lost_area l JOIN area_tree t USING (area_id) WHERE t.ancestor_id = q.below AND t.distance > 0)), []) AS missing_areas,
    coalesce(list_sort((SELECT list(l.name) FROM lost_station l JOIN area_tree t USING (area_id) WHERE t.ancestor_id = q.below)), []) AS missing_stations
FROM asked q
GROUP BY q.id, q.below
ORDER BY q.id
