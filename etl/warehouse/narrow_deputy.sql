-- Namesakes: the one in office on the day of the row at its place (its area, those above and below), else the only
-- one in office that day anywhere.
CREATE OR REPLACE TEMP TABLE chosen_{name} AS
WITH asked AS (
    SELECT d.row_id, d.pos, unnest(d.candidates) AS id FROM doubt d WHERE d.fault = 'several'
), standing AS (
    SELECT
        a.row_id, a.pos, a.id, bool_or(m.deputy_id IS NOT NULL) AS in_office,
        bool_or(m.deputy_id IS NOT NULL AND (p.place IS NULL OR k.one IS NOT NULL)) AS here
    FROM asked a
    JOIN ({placed}) p ON p.row_id = a.row_id
    LEFT JOIN mandate m
        ON m.deputy_id = a.id AND m.from_on <= p.last_on AND coalesce(m.to_on, DATE '9999-12-31') >= p.first_on
    LEFT JOIN kin k ON k.one = m.area_id AND k.other = p.place
    GROUP BY a.row_id, a.pos, a.id
)
SELECT
    row_id, pos, NULL::VARCHAR AS area_id,
    CASE
        WHEN count(*) FILTER (here) = 1 THEN min(id) FILTER (here)
        WHEN count(*) FILTER (here) = 0 AND count(*) FILTER (in_office) = 1 THEN min(id) FILTER (in_office)
    END AS id,
    coalesce(
        list(id ORDER BY id) FILTER (here), list(id ORDER BY id) FILTER (in_office), list(id ORDER BY id)
    ) AS candidates,
    NULL::VARCHAR[] AS areas
FROM standing
GROUP BY row_id, pos;
