-- One row per subject of a list: whether every item of it is done. (items: see checklist_item.sql)
SELECT min(row_id) AS row_id, 'checklist' AS fact_record, min(fact_row) AS fact_row, checklist, deputy_id, station_id,
    any_value(area_id) AS area_id, bool_and(is_done) AS all_done
FROM ({{checklist_item}})
GROUP BY checklist, deputy_id, station_id, CASE WHEN deputy_id IS NULL AND station_id IS NULL THEN area_id END
