-- Every month of the period: what was counted in it; 0 where it was delivered for the subject, else blank.
WITH {tables}, counted AS (
    SELECT date_trunc('month', f.{day})::DATE AS month, {top} AS top, {bottom} AS bottom
    FROM credit c JOIN rel f USING (row_id)
    WHERE c.subject = $subject AND {counted}
    GROUP BY 1
), told AS (
    SELECT DISTINCT c.from_on, c.to_on
    FROM ({homes}) h JOIN ({reach}) r ON r.place IS NOT DISTINCT FROM h.place
    JOIN coverage c ON (c.area_id = r.area_id OR c.area_id IS NULL)
        AND (c.station_id IS NULL OR r.station_id IS NULL OR c.station_id = r.station_id)
    WHERE h.subject = $subject AND c.record = '{record}' {field}
), every AS (
    SELECT unnest(generate_series(date_trunc('month', $from_on::DATE), $last_on::DATE, INTERVAL 1 MONTH))::DATE AS month
), known AS (
    SELECT e.month, c.top, c.bottom, EXISTS (
        SELECT 1 FROM told t WHERE coalesce(t.from_on <= last_day(e.month), true) AND coalesce(t.to_on >= e.month, true)
    ) AS is_told
    FROM every e LEFT JOIN counted c USING (month)
), filled AS (
    SELECT month, coalesce(top, CASE WHEN is_told THEN 0 END) AS numerator,
        {is_share} AS is_share, CASE WHEN is_share THEN coalesce(bottom, CASE WHEN is_told THEN 0 END) END AS denominator
    FROM known
)
SELECT month, '{metric}' AS metric, CASE WHEN is_share THEN numerator / nullif(denominator, 0) ELSE numerator END AS value,
    numerator, denominator
FROM filled
ORDER BY month
