-- Groups of one name: the one of the row's own area, else the only one above or below it.
CREATE OR REPLACE TEMP TABLE chosen_{name} AS
WITH asked AS (
    SELECT d.row_id, d.pos, unnest(d.candidates) AS id, unnest(d.areas) AS area_id
    FROM doubt d WHERE d.fault = 'several'
), standing AS (
    SELECT DISTINCT a.*, a.area_id = p.place AS here, k.one IS NOT NULL AS near
    FROM asked a
    JOIN ({placed}) p ON p.row_id = a.row_id
    LEFT JOIN kin k ON k.one = a.area_id AND k.other = p.place
)
SELECT
    row_id, pos,
    CASE
        WHEN count(*) FILTER (here) = 1 THEN min(id) FILTER (here)
        WHEN count(*) FILTER (here) = 0 AND count(*) FILTER (near) = 1 THEN min(id) FILTER (near)
    END AS id,
    CASE
        WHEN count(*) FILTER (here) = 1 THEN min(area_id) FILTER (here)
        WHEN count(*) FILTER (here) = 0 AND count(*) FILTER (near) = 1 THEN min(area_id) FILTER (near)
    END AS area_id,
    list(id ORDER BY area_id) AS candidates, list(area_id ORDER BY area_id) AS areas
FROM standing
GROUP BY row_id, pos;
