-- Days with a reception at the station, and the reception days named by its rule with the last day that still counts.
SELECT happened_on AS day, NULL::DATE AS last_on, count(*) AS receptions FROM reception
WHERE station_id = $subject AND happened_on BETWEEN $from_on AND $last_on GROUP BY 1
UNION ALL
SELECT r.due_on, r.last_on, NULL FROM station s JOIN reception_rule_day r USING (reception_rule)
WHERE s.station_id = $subject AND s.status = '投用' AND coalesce(s.opened_on <= r.due_on, true) AND r.due_on BETWEEN $from_on AND $to_on
ORDER BY day
