-- What a row that is mended or added may point to, within sight: number and what one knows it by; the latest first.
SELECT * FROM (
    SELECT 'station' AS record, station_id AS number, station_name AS name, NULL::DATE AS happened_on FROM station
    UNION ALL SELECT 'deputy', deputy_id, deputy_name, NULL FROM deputy
    UNION ALL SELECT 'activity', activity_id, activity_name, happened_on FROM activity
    UNION ALL SELECT 'reception', reception_id, '接待', happened_on FROM reception WHERE reception_id IS NOT NULL
    UNION ALL SELECT 'suggestion', suggestion_id, title, submitted_on FROM suggestion
)
QUALIFY row_number() OVER (PARTITION BY record ORDER BY happened_on DESC, number) <= 3000
ORDER BY record, happened_on DESC, number
