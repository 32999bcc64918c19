-- How often the most frequent number of visitors stands at a station, of all receptions that tell one.
WITH told AS (
    SELECT station_id, visitors, count(*) AS hits FROM reception
    WHERE visitors IS NOT NULL AND happened_on BETWEEN $from_on AND $last_on GROUP BY ALL
)
SELECT s.station_id, s.station_name, sum(t.hits) AS n, max(t.hits) AS hits, arg_max(t.visitors, t.hits) AS number
FROM told t JOIN station s USING (station_id)
WHERE $area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR)
GROUP BY s.station_id, s.station_name ORDER BY s.station_id
