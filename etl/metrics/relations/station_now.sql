-- Stations as of the last day: in service or not, active in the period or not, with somebody assigned or not; and
-- whether the records (is_heard) and the assignments (is_listed) that say so were delivered for it.
WITH day AS (
    SELECT station_id, happened_on FROM {{visible reception}}
    UNION SELECT station_id, happened_on FROM activity WHERE status = '已举行'
    UNION SELECT station_id, happened_on FROM {{visible opinion}}
)
SELECT s.row_id, 'station' AS fact_record, s.row_id AS fact_row, s.station_id, s.area_id, s.kind, s.setting, s.theme, s.status, s.opened_on AS shown_on, s.station_name AS shown,
    s.status = '投用' AND coalesce(s.opened_on <= $last_on, true) AS in_service,
    EXISTS (SELECT 1 FROM day d WHERE d.station_id = s.station_id AND d.happened_on BETWEEN $from_on AND $last_on) AS is_active,
    EXISTS (
        SELECT 1 FROM assignment a
        WHERE a.station_id = s.station_id AND coalesce(a.from_on <= $last_on, true) AND coalesce(a.to_on >= $last_on, true)
    ) AS is_staffed,
    EXISTS (
        SELECT 1 FROM ({{told}}) c
        WHERE c.area_id = s.area_id AND c.record IN ('reception', 'activity', 'opinion') AND coalesce(c.station_id = s.station_id, true)
            AND coalesce(c.from_on <= $last_on, true) AND coalesce(c.to_on >= $from_on, true)
    ) AS is_heard,
    EXISTS (
        SELECT 1 FROM ({{told}}) c
        WHERE c.area_id = s.area_id AND c.record = 'assignment' AND coalesce(c.station_id = s.station_id, true)
    ) AS is_listed
FROM station s
