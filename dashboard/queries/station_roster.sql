-- Deputies posted to the station on the last day, with what they did there in the period.
WITH posted AS (
    SELECT DISTINCT a.deputy_id, a.role FROM assignment a
    WHERE a.station_id = $subject AND coalesce(a.from_on <= $last_on, true) AND coalesce(a.to_on >= $from_on, true)
), received AS (
    SELECT n.deputy_id, count(DISTINCT r.row_id) AS receptions, sum(r.visitors) AS visitors, max(r.happened_on) AS last_on
    FROM reception r JOIN (SELECT DISTINCT row_id, deputy_id FROM reception_deputy) n USING (row_id)
    WHERE r.station_id = $subject AND r.happened_on BETWEEN $from_on AND $last_on GROUP BY 1
), gathered AS (
    SELECT n.deputy_id, count(DISTINCT o.row_id) AS opinions FROM opinion o JOIN opinion_deputy n USING (row_id)
    WHERE o.station_id = $subject AND o.happened_on BETWEEN $from_on AND $last_on GROUP BY 1
)
SELECT p.deputy_id, d.deputy_name, p.role, o.electoral_district, coalesce(r.receptions, 0) AS receptions,
    coalesce(r.visitors, 0) AS visitors, coalesce(g.opinions, 0) AS opinions, r.last_on
FROM posted p JOIN deputy d USING (deputy_id)
LEFT JOIN (
    SELECT deputy_id, any_value(electoral_district) AS electoral_district FROM office WHERE $last_on BETWEEN from_on AND to_on GROUP BY 1
) o USING (deputy_id)
LEFT JOIN received r USING (deputy_id)
LEFT JOIN gathered g USING (deputy_id)
ORDER BY d.deputy_name COLLATE zh, p.deputy_id
