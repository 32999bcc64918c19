-- People in office on the last day, one row per station they are assigned to that day.
SELECT row_number() OVER (ORDER BY a.station_id, p.deputy_id) AS row_id, a.station_id,
    p.* EXCLUDE (row_id)
FROM ({{person}}) p
JOIN (
    SELECT DISTINCT deputy_id, station_id FROM assignment
    WHERE coalesce(from_on <= $last_on, true) AND coalesce(to_on >= $last_on, true)
) a USING (deputy_id)
