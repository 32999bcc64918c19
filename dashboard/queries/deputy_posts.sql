-- Where a person is posted on the last day.
SELECT s.station_id, s.station_name, a.role
FROM assignment a JOIN station s USING (station_id)
WHERE a.deputy_id = $subject AND coalesce(a.from_on <= $last_on, true) AND coalesce(a.to_on >= $last_on, true)
ORDER BY s.station_id
