-- Who delivered which dated record for which month of the period; inferred = told by the rows, not by a cover sheet.
WITH month AS (
    SELECT m::DATE AS month FROM (
        SELECT unnest(generate_series(date_trunc('month', $from_on::DATE), $last_on::DATE, INTERVAL 1 MONTH)) AS m
    )
)
SELECT c.record, a.area_name, c.area_id, m.month, bool_and(c.is_inferred) AS is_inferred
FROM coverage c JOIN month m ON c.from_on <= last_day(m.month) AND c.to_on >= m.month
LEFT JOIN area a USING (area_id)
WHERE c.from_on IS NOT NULL
    AND ($area::VARCHAR IS NULL OR c.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
GROUP BY ALL ORDER BY c.record, c.area_id, m.month
