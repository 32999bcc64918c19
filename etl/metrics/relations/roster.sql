-- Assignments in force, of people in office, on any day of the period; and whether the deputy received at that station in it.
SELECT a.row_id, 'assignment' AS fact_record, a.row_id AS fact_row, a.station_id, a.deputy_id, a.role, s.area_id, s.kind, s.setting,
    a.from_on AS shown_on, p.deputy_name || ' 驻 ' || s.station_name AS shown,
    EXISTS (
        SELECT 1 FROM reception r JOIN reception_deputy d USING (row_id)
        WHERE r.station_id = a.station_id AND d.deputy_id = a.deputy_id AND r.happened_on BETWEEN $from_on AND $last_on AND {{seen d.level}}
    ) AS has_received,
    EXISTS (
        SELECT 1 FROM ({{told}}) c
        WHERE c.area_id = s.area_id AND c.record = 'reception' AND list_contains(c.columns, 'deputy_ids')
            AND coalesce(c.station_id = s.station_id, true)
            AND coalesce(c.from_on <= $last_on, true) AND coalesce(c.to_on >= $from_on, true)
    ) AS is_told
FROM assignment a JOIN station s USING (station_id) JOIN deputy p USING (deputy_id)
WHERE EXISTS (
    SELECT 1 FROM office o
    WHERE o.deputy_id = a.deputy_id AND {{seen o.level}}
        AND greatest(o.from_on, $from_on, coalesce(a.from_on, o.from_on)) <= least(o.to_on, $last_on, coalesce(a.to_on, o.to_on))
)
