-- No two mandates of one person and level share a day. Of one delivery both rows are told of the other; of two, the
-- later one: what was there stays.
INSERT INTO fault
SELECT
    m.row_id, '开始日期', m.from_on::VARCHAR, '与同级别的另一任期不重叠',
    format(
        '{{}} 的{{}}任职（{{}} 起）与{{}}第{{}}行的任期重叠，请改正开始日期或结束日期', m.deputy_id, m.level, m.from_on,
        CASE WHEN arg_min(o.source_id, o.row_id) = m.source_id THEN '' ELSE arg_min(s.file, o.row_id) || ' ' END,
        arg_min(o."row", o.row_id)
    )
FROM mandate m
JOIN mandate o
    ON o.deputy_id = m.deputy_id AND o.level = m.level AND o.row_id <> m.row_id
    AND o.from_on <= coalesce(m.to_on, DATE '9999-12-31') AND m.from_on <= coalesce(o.to_on, DATE '9999-12-31')
JOIN source s ON s.source_id = o.source_id
JOIN source w ON w.source_id = m.source_id
WHERE o.source_id < m.source_id OR s.delivery = w.delivery
GROUP BY m.row_id, m.deputy_id, m.level, m.from_on, m.source_id;
