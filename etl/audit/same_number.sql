-- Of the receptions of a station that tell how many came: how often the most frequent number, and how many of those
-- from ten on end in 0 or 5. numbers: as the warehouse writes them.
WITH told AS (
    SELECT station_id, visitors, count(*) AS hits FROM reception
    WHERE visitors IS NOT NULL AND happened_on BETWEEN $from_on AND $last_on GROUP BY ALL
)
SELECT s.station_id AS id, s.station_name AS name, sum(t.hits)::BIGINT AS n, max(t.hits) AS hits, arg_max(t.visitors, t.hits) AS number,
    arg_max(t.visitors, t.hits)::VARCHAR AS written,
    coalesce(sum(t.hits) FILTER (WHERE t.visitors >= 10), 0)::BIGINT AS large,
    coalesce(sum(t.hits) FILTER (WHERE t.visitors >= 10 AND t.visitors % 5 = 0), 0)::BIGINT AS round,
    list(t.visitors::VARCHAR ORDER BY t.visitors) FILTER (WHERE t.visitors >= 10 AND t.visitors % 5 = 0) AS rounds
FROM told t JOIN station s USING (station_id)
WHERE $area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR)
GROUP BY s.station_id, s.station_name ORDER BY s.station_id
