-- The newest mark of every item of every list of the station.
SELECT checklist, item, arg_max(is_done, "year") AS is_done, max("year") AS "year"
FROM checklist WHERE station_id = $subject AND "year" <= year($last_on::DATE) GROUP BY ALL
ORDER BY checklist, min(row_id)
