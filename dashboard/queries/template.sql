-- What a viewer's template offers: own stations and areas, and the people in office or posted there.
SELECT 'station' AS record, station_id AS number, station_name AS name FROM station WHERE status = '投用'
UNION ALL SELECT 'deputy', deputy_id, deputy_name FROM deputy
WHERE deputy_id IN (SELECT deputy_id FROM office WHERE (SELECT as_of FROM stamp) BETWEEN from_on AND to_on)
UNION ALL SELECT 'area', area_id, area_name FROM area
ORDER BY record, number
