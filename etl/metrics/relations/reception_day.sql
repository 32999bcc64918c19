-- Days named by 接待日, up to $as_of, while the station is in service and inside months covered for 接待.
-- A reception on a named day serves that day; another serves the first holiday whose seven days it falls in.
WITH named AS (
    SELECT s.row_id AS station_row, s.station_id, s.area_id, r.due_on, r.last_on
    FROM station s JOIN reception_rule_day r USING (reception_rule)
    WHERE s.status = '投用' AND coalesce(s.opened_on <= r.due_on, true) AND r.due_on BETWEEN $from_on AND $last_on
), due AS (
    SELECT n.* FROM named n
    WHERE EXISTS (
        SELECT 1 FROM coverage c LEFT JOIN area_tree t ON t.area_id = n.area_id AND t.ancestor_id = c.area_id
        WHERE c.record = 'reception' AND n.due_on BETWEEN c.from_on AND c.to_on
            AND coalesce(c.station_id = n.station_id, c.area_id IS NULL OR t.area_id IS NOT NULL)
    )
), held AS (
    SELECT r.station_id, coalesce(
        min(d.due_on) FILTER (WHERE d.due_on = r.happened_on), min(d.due_on)
    ) AS due_on, r.row_id
    FROM reception r JOIN due d ON d.station_id = r.station_id AND r.happened_on BETWEEN d.due_on AND d.last_on
    WHERE r.happened_on <= $as_of
    GROUP BY r.station_id, r.row_id
), served AS (
    SELECT station_id, due_on, min(row_id) AS reception_row FROM held GROUP BY ALL
)
SELECT row_number() OVER (ORDER BY d.station_id, d.due_on) AS row_id,
    CASE WHEN v.reception_row IS NULL THEN 'station' ELSE 'reception' END AS fact_record,
    coalesce(v.reception_row, d.station_row) AS fact_row,
    d.station_id, d.area_id, d.due_on, d.last_on, v.reception_row IS NOT NULL AS is_served,
    d.due_on AS shown_on, '接待日' || if(v.reception_row IS NULL, '，没有接待', '，有接待') AS shown
FROM due d LEFT JOIN served v USING (station_id, due_on)
