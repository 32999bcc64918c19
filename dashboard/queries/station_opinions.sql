-- Opinions of the station in the period, by how they were handled and whether they are resolved.
SELECT handling, count(*) AS n, count(*) FILTER (WHERE resolved_on <= $as_of) AS resolved
FROM opinion WHERE station_id = $subject AND happened_on BETWEEN $from_on AND $last_on GROUP BY 1
