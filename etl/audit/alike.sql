-- Suggestions in the order of their numbers; told: what is compared with each other: those of one year to one unit, in the
-- register of one sender. words: the title without the set phrases around it.
SELECT s.suggestion_id, s.title, s.lead_unit,
    concat_ws('|', year(s.submitted_on), s.sender_area, s.lead_unit) AS told,
    regexp_replace(s.title, '^关于|的建议$|[\s，。、《》“”（）]', '', 'g') AS words
FROM suggestion s
WHERE s.is_accepted AND s.submitted_on BETWEEN $from_on AND $last_on AND s.lead_unit IS NOT NULL AND words <> ''
    AND s.row_id IN {{within suggestion}}
ORDER BY s.suggestion_id
