-- Rows per record over all deliveries in force.
SELECT record, count(DISTINCT source_id) AS sheets, sum(rows_read) AS rows_read, sum(facts) AS facts, sum(problems) AS problems,
    sum(replaced) AS replaced
FROM row_count GROUP BY 1 ORDER BY min(source_id)
