-- The fullest day of each station: how many receptions of the year, and on that day.
WITH day AS (
    SELECT station_id, happened_on, count(*) AS hits FROM reception
    WHERE happened_on BETWEEN $from_on AND $last_on GROUP BY ALL
)
SELECT s.station_id, s.station_name, sum(d.hits) AS n, max(d.hits) AS hits, arg_max(d.happened_on, d.hits) AS day
FROM day d JOIN station s USING (station_id)
WHERE $area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR)
GROUP BY s.station_id, s.station_name ORDER BY s.station_id
