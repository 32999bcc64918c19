-- The newest row of each item of each list and subject, within the years in view.
SELECT checklist, item, arg_max(is_done, ("year", row_id)) AS is_done, arg_max(row_id, ("year", row_id)) AS fact_row,
    CASE WHEN deputy_id IS NOT NULL THEN '代表' WHEN station_id IS NOT NULL THEN '站点' ELSE '区域' END AS "of",
    coalesce(deputy_id, station_id, area_id) AS subject
FROM checklist f
WHERE "year" BETWEEN year($from_on::DATE) AND year($last_on::DATE)
    AND (deputy_id IS NULL OR row_id IN (SELECT row_id FROM checklist_deputy WHERE {{seen level}}))
GROUP BY checklist, item, deputy_id, station_id, area_id
