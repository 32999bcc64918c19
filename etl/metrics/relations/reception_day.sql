-- Days named by 接待日, up to $as_of, while the station is in service; whether 接待 was delivered for the day.
-- A reception on a named day serves that day. Holidays left open are served in turn by the first reception not used
-- yet in the seven days after; one reception serves one day.
WITH RECURSIVE held AS (
    SELECT * FROM {{visible reception}}
), named AS (
    SELECT s.row_id AS station_row, s.station_id, s.area_id, s.kind, s.setting, r.due_on, r.last_on
    FROM station s JOIN reception_rule_day r USING (reception_rule)
    WHERE s.status = '投用' AND coalesce(s.opened_on <= r.due_on, true) AND r.due_on BETWEEN $from_on AND $last_on
), due AS (
    SELECT n.*, EXISTS (
            SELECT 1 FROM ({{told}}) c
            WHERE c.area_id = n.area_id AND c.record = 'reception' AND n.due_on BETWEEN c.from_on AND c.to_on
                AND coalesce(c.station_id = n.station_id, true)
        ) AS is_told
    FROM named n
), on_day AS (
    SELECT d.station_id, d.due_on, min(r.row_id) AS reception_row
    FROM due d JOIN held r ON r.station_id = d.station_id AND r.happened_on = d.due_on
    GROUP BY ALL
), spare AS (
    SELECT station_id, happened_on, row_id FROM held
    WHERE happened_on <= $as_of AND row_id NOT IN (SELECT reception_row FROM on_day)
), open_day AS (
    SELECT *, row_number() OVER (PARTITION BY station_id ORDER BY due_on) AS nth
    FROM due ANTI JOIN on_day USING (station_id, due_on)
    WHERE last_on > due_on
), step AS (
    SELECT station_id, 0::BIGINT AS nth, NULL::DATE AS due_on, NULL::BIGINT AS reception_row, []::BIGINT[] AS used
    FROM open_day GROUP BY station_id
    UNION ALL
    SELECT o.station_id, o.nth, o.due_on, arg_min(r.row_id, (r.happened_on, r.row_id)),
        list_append(s.used, arg_min(r.row_id, (r.happened_on, r.row_id)))
    FROM step s JOIN open_day o ON o.station_id = s.station_id AND o.nth = s.nth + 1
    LEFT JOIN spare r ON r.station_id = o.station_id AND r.happened_on BETWEEN o.due_on AND o.last_on
        AND NOT list_contains(s.used, r.row_id)
    GROUP BY o.station_id, o.nth, o.due_on, s.used
), served AS (
    SELECT station_id, due_on, reception_row FROM on_day
    UNION ALL SELECT station_id, due_on, reception_row FROM step WHERE reception_row IS NOT NULL
)
SELECT row_number() OVER (ORDER BY d.station_id, d.due_on) AS row_id,
    CASE WHEN v.reception_row IS NULL THEN 'station' ELSE 'reception' END AS fact_record,
    coalesce(v.reception_row, d.station_row) AS fact_row,
    d.station_id, d.area_id, d.kind, d.setting, d.due_on, d.last_on, v.reception_row IS NOT NULL AS is_served, d.is_told,
    d.due_on AS shown_on, '接待日' || if(v.reception_row IS NULL, '，没有接待', '，有接待') AS shown
FROM due d LEFT JOIN served v USING (station_id, due_on)
