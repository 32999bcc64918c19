-- Days with many receptions of one station; and how many it had in all.
WITH day AS (
    SELECT station_id, happened_on, count(*) AS hits FROM reception
    WHERE happened_on BETWEEN $from_on AND $last_on GROUP BY ALL
), all_days AS (
    SELECT *, sum(hits) OVER (PARTITION BY station_id) AS n FROM day
)
SELECT s.station_id AS id, s.station_name AS name, d.n::BIGINT AS n, d.hits, d.happened_on AS day
FROM all_days d JOIN station s USING (station_id)
WHERE d.hits >= $flood
    AND ($area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
ORDER BY d.hits DESC, s.station_id, d.happened_on
