-- The two ledgers of a period: entries of booklets and organisers' records of people who keep one, where both were
-- delivered. side: 手册 | 登记.
WITH told AS (
    SELECT CASE c.record
            WHEN 'reception' THEN '接待' WHEN 'opinion' THEN '社情民意' WHEN 'suggestion' THEN '建议' WHEN 'debriefing' THEN '述职'
            WHEN 'service' THEN '办实事' WHEN 'contact' THEN '联系走访' WHEN 'attendance' THEN '出席' END AS kind, c.from_on, c.to_on
    FROM coverage c WHERE c.from_on IS NOT NULL
), booklet AS (
    SELECT c.from_on, c.to_on FROM coverage c WHERE c.record = 'booklet_entry' AND c.from_on IS NOT NULL
), entry AS (
    SELECT '手册' AS side, b.deputy_id, b.happened_on, b.kind, 'booklet_entry' AS record, b.row_id, b.text, b.station_id, b.row_id::VARCHAR AS one
    FROM booklet_entry b
), organiser AS (
    SELECT '登记', o.deputy_id, o.happened_on, o.kind, o.record, min(o.row_id), NULL, NULL, o.one
    FROM ({organiser}) o
    WHERE o.deputy_id IN (SELECT deputy_id FROM booklet_entry)
        AND EXISTS (SELECT 1 FROM booklet k WHERE o.happened_on BETWEEN k.from_on AND k.to_on)
    GROUP BY ALL
), both_sides AS (
    SELECT * FROM entry UNION ALL SELECT * FROM organiser
)
SELECT s.side, s.deputy_id AS id, d.deputy_name AS name, s.happened_on AS day, s.kind, s.record, s.row_id, s.text, s.station_id AS station
FROM both_sides s JOIN deputy d ON d.deputy_id = s.deputy_id
WHERE s.happened_on BETWEEN $from_on AND $last_on
    AND EXISTS (
        SELECT 1 FROM told t WHERE s.happened_on BETWEEN t.from_on AND t.to_on
            AND t.kind = CASE WHEN s.kind IN ('接待', '社情民意', '建议', '述职', '办实事', '联系走访') THEN s.kind ELSE '出席' END
    )
    AND ($area::VARCHAR IS NULL OR s.deputy_id IN (
        SELECT o.deputy_id FROM office o JOIN area_tree t USING (area_id)
        WHERE t.ancestor_id = $area::VARCHAR AND s.happened_on BETWEEN o.from_on AND o.to_on
    ))
ORDER BY s.deputy_id, s.happened_on, s.kind, s.side, s.row_id
