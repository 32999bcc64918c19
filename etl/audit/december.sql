-- Stations of which much of the year's records lie in December: records of the year, and those of December.
SELECT s.station_id, s.station_name, count(*) AS n, count(*) FILTER (WHERE month(f.happened_on) = 12) AS hits
FROM (
    SELECT station_id, happened_on FROM reception
    UNION ALL SELECT station_id, happened_on FROM opinion
    UNION ALL SELECT station_id, happened_on FROM activity WHERE status = '已举行'
) f JOIN station s USING (station_id)
WHERE f.happened_on BETWEEN $from_on AND $last_on
    AND ($area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
GROUP BY ALL ORDER BY s.station_id
