-- Spans in office within the period, spans of one person that touch or overlap made one, so that a day counts once.
WITH spans AS (
    SELECT deputy_id, area_id, greatest(from_on, $from_on::DATE) AS from_on, least(to_on, $last_on::DATE) AS to_on
    FROM office
    WHERE CASE WHEN $level::VARCHAR IS NULL THEN level NOT IN ('议政代表', '议事代表') ELSE level = $level::VARCHAR END
), ordered AS (
    SELECT *, max(to_on) OVER (PARTITION BY deputy_id ORDER BY from_on, to_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_on
    FROM spans
    WHERE from_on <= to_on
), numbered AS (
    SELECT *, sum(CASE WHEN before_on + 1 >= from_on THEN 0 ELSE 1 END) OVER (PARTITION BY deputy_id ORDER BY from_on, to_on) AS span
    FROM ordered
)
SELECT row_number() OVER (ORDER BY deputy_id, span) AS row_id, deputy_id, any_value(area_id) AS area_id,
    min(from_on) AS from_on, max(to_on) AS to_on, date_diff('day', min(from_on), max(to_on)) + 1 AS days
FROM numbered
GROUP BY deputy_id, span
