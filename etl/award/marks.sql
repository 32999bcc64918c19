-- Where each person in office belongs on the last day: area of the mandate, stations posted at, groups, occupation.
WITH inside AS (
    SELECT DISTINCT deputy_id, area_id FROM office
    WHERE $last_on BETWEEN from_on AND to_on AND ($level IS NULL OR level = $level) AND level NOT IN ('议政代表', '议事代表')
)
SELECT i.deputy_id, 'area' AS by, a.area_name AS value FROM inside i JOIN area a USING (area_id)
UNION
SELECT deputy_id, 'occupation', occupation FROM deputy WHERE occupation IS NOT NULL
UNION
SELECT p.deputy_id, 'station', s.station_name FROM assignment p JOIN station s USING (station_id)
WHERE coalesce(p.from_on <= $last_on, true) AND coalesce(p.to_on >= $last_on, true)
UNION
SELECT m.deputy_id, 'group', m."group" FROM group_member m
WHERE coalesce(m.from_on <= $last_on, true) AND coalesce(m.to_on >= $last_on, true)
