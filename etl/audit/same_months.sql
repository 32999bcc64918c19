-- The longest run of months on end in which the receptions of a station have one and the same total of visitors.
WITH month AS (
    SELECT station_id, date_trunc('month', happened_on)::DATE AS first_on, sum(visitors) AS total, count(*) AS receptions
    FROM reception WHERE visitors IS NOT NULL AND happened_on BETWEEN $from_on AND $last_on GROUP BY ALL
), numbered AS (
    SELECT *, date_diff('month', DATE '1900-01-01', first_on)
        - row_number() OVER (PARTITION BY station_id, total ORDER BY first_on) AS run
    FROM month WHERE total >= $smallest
), run AS (
    SELECT station_id, total, min(first_on) AS first_on, last_day(max(first_on)) AS last_on, count(*) AS months,
        sum(receptions)::BIGINT AS n
    FROM numbered GROUP BY station_id, total, run HAVING count(*) >= $same_months
)
SELECT s.station_id AS id, s.station_name AS name, r.* EXCLUDE (station_id)
FROM run r JOIN station s USING (station_id)
WHERE $area::VARCHAR IS NULL OR s.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR)
ORDER BY r.months DESC, s.station_id, r.first_on
