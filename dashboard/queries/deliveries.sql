-- Every delivery in force with its rows.
SELECT s.delivery, string_agg(DISTINCT array_to_string(s.extra, '、'), '、') FILTER (WHERE len(s.extra) > 0) AS extra, any_value(s.file) AS file, any_value(s.sent_by) AS sent_by, min(s.received_on) AS received_on,
    count(*) AS sheets, sum(c.rows_read) AS rows_read, sum(c.facts) AS facts, sum(c.problems) AS problems, sum(c.replaced) AS replaced
FROM source s JOIN row_count c USING (source_id)
GROUP BY s.delivery ORDER BY min(s.source_id)
