-- Pairs of suggestions of one year to one unit, in the register of one sender, whose titles, without the set phrases
-- around them, are much alike: the same words, or nearly the same characters.
WITH told AS (
    SELECT s.row_id, s.suggestion_id, s.title, s.lead_unit, s.sender_area, year(s.submitted_on) AS y,
        regexp_replace(s.title, '^关于|的建议$|[\s，。、《》“”（）]', '', 'g') AS words
    FROM suggestion s JOIN suggestion_deputy n ON n.row_id = s.row_id AND n.part = 'lead'
    WHERE s.is_accepted AND s.submitted_on BETWEEN $from_on AND $last_on
        AND ($area::VARCHAR IS NULL OR n.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
    GROUP BY ALL
), worded AS (
    SELECT * FROM told WHERE words <> ''
)
SELECT a.suggestion_id, b.suggestion_id AS other_id, a.title, b.title AS other, a.lead_unit
FROM worded a JOIN worded b
    ON a.lead_unit = b.lead_unit AND a.y = b.y AND a.sender_area IS NOT DISTINCT FROM b.sender_area AND a.row_id < b.row_id
WHERE CASE
    WHEN a.words = b.words THEN true
    WHEN least(length(a.words), length(b.words)) < 6 THEN false
    ELSE jaccard(a.words, b.words) >= $alike
END
ORDER BY a.suggestion_id, other_id
