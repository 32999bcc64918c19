-- How much of a whole year's receptions and opinions of a station lie in December.
SELECT s.station_id AS id, s.station_name AS name, f.record, year(f.happened_on) AS y, count(*) AS n,
    count(*) FILTER (WHERE month(f.happened_on) = 12) AS hits
FROM (
    SELECT station_id, happened_on, 'reception' AS record FROM reception
    UNION ALL SELECT station_id, happened_on, 'opinion' FROM opinion
) f JOIN station s USING (station_id)
WHERE make_date(year(f.happened_on), 1, 1) >= $from_on AND make_date(year(f.happened_on), 12, 31) <= $last_on
    AND ($area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
GROUP BY ALL ORDER BY s.station_id, y, f.record DESC
