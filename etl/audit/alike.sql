-- Pairs of suggestions of one year to one unit whose titles, without the set phrases around them, are much alike.
WITH told AS (
    SELECT s.row_id, s.suggestion_id, s.title, s.lead_unit, s.submitted_on, year(s.submitted_on) AS y,
        regexp_replace(s.title, '^关于|的建议$|[\s，。、《》“”（）]', '', 'g') AS words
    FROM suggestion s JOIN suggestion_deputy n ON n.row_id = s.row_id AND n.part = 'lead'
    WHERE s.is_accepted AND s.submitted_on BETWEEN $from_on AND $last_on
        AND ($area::VARCHAR IS NULL OR n.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
    GROUP BY ALL
)
SELECT a.suggestion_id, b.suggestion_id AS other_id, a.title, b.title AS other, a.lead_unit, jaccard(a.words, b.words) AS alike
FROM told a JOIN told b ON a.lead_unit = b.lead_unit AND a.y = b.y AND a.row_id < b.row_id
    AND a.words <> '' AND b.words <> '' AND a.words = b.words
    OR a.lead_unit = b.lead_unit AND a.y = b.y AND a.row_id < b.row_id
    AND length(a.words) >= 6 AND length(b.words) >= 6 AND jaccard(a.words, b.words) >= $alike
ORDER BY alike DESC, a.suggestion_id, other_id
LIMIT 200
