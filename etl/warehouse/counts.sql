SELECT s.delivery, sum(c.rows_read), sum(c.facts), sum(c.problems), sum(c.replaced), sum(coalesce(p.n, 0))
FROM source s JOIN row_count c ON c.source_id = s.source_id
LEFT JOIN (SELECT source_id, count(*) AS n FROM problem GROUP BY source_id) p ON p.source_id = s.source_id
GROUP BY s.delivery
