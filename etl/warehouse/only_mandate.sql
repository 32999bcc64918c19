-- Spans in which a person holds mandates of one level only: the level of a suggestion that names none.
CREATE OR REPLACE TEMP TABLE only_mandate AS
WITH cut AS (
    SELECT deputy_id, from_on AS day FROM office
    UNION SELECT deputy_id, CAST(to_on + 1 AS DATE) FROM office WHERE to_on < DATE '9999-12-31'
), span AS (
    SELECT deputy_id, day AS from_on,
        coalesce(CAST(lead(day) OVER (PARTITION BY deputy_id ORDER BY day) - 1 AS DATE), DATE '9999-12-31') AS to_on
    FROM cut
)
SELECT s.deputy_id, s.from_on, s.to_on, any_value(o.level) AS level
FROM span s JOIN office o ON o.deputy_id = s.deputy_id AND o.from_on <= s.from_on AND o.to_on >= s.to_on
GROUP BY ALL
HAVING count(DISTINCT o.level) = 1;
