-- The newest row of each item of each list, per subject; items the rule pack names and no row does are not done.
WITH newest AS (
    SELECT checklist, item, deputy_id, station_id, area_id AS own_area, any_value(row_area) AS row_area, any_value(sender_area) AS sender_area,
        arg_max(is_done, ("year", row_id)) AS is_done, arg_max(row_id, ("year", row_id)) AS fact_row
    FROM checklist
    WHERE "year" BETWEEN year($from_on::DATE) AND year($last_on::DATE)
    GROUP BY ALL
), subject AS (
    SELECT DISTINCT checklist, deputy_id, station_id, own_area, row_area, sender_area FROM newest
), told AS (
    SELECT replace("key", 'checklists.', '') AS checklist, unnest(from_json("value"->'$.items', '[{"item": "VARCHAR"}]')).item AS item
    FROM rule WHERE "key" LIKE 'checklists.%'
), missing AS (
    SELECT s.checklist, t.item, s.deputy_id, s.station_id, s.own_area, s.row_area, s.sender_area, false AS is_done, NULL::BIGINT AS fact_row
    FROM subject s JOIN told t USING (checklist)
    WHERE NOT EXISTS (
        SELECT 1 FROM newest n WHERE n.checklist = s.checklist AND n.item = t.item
            AND n.deputy_id IS NOT DISTINCT FROM s.deputy_id AND n.station_id IS NOT DISTINCT FROM s.station_id
            AND n.own_area IS NOT DISTINCT FROM s.own_area
    )
)
SELECT row_number() OVER (ORDER BY checklist, station_id, deputy_id, own_area, item) AS row_id, 'checklist' AS fact_record, fact_row,
    checklist, item, deputy_id, station_id, coalesce(own_area, row_area, sender_area) AS area_id, is_done
FROM (SELECT * FROM newest UNION ALL BY NAME SELECT * FROM missing)
