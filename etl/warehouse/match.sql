-- One row per distinct way of pointing: the id meant, or why none is. Number and name, where both are filled, agree.
CREATE OR REPLACE TEMP TABLE {token} AS
WITH told AS (
    SELECT a.*, n.folded AS number_is, m.folded AS name_is, r.folded AS registered_is
    FROM ask a
    LEFT JOIN folded n ON n.text = a.number
    LEFT JOIN folded m ON m.text = a.name
    LEFT JOIN folded r ON r.text = a.registered
), bearers AS (
    SELECT folded, list(id ORDER BY id, area_id) AS ids, list(area_id ORDER BY id, area_id) AS areas
    FROM known GROUP BY folded
)
SELECT
    t.number, t.name, t.registered,
    CASE
        WHEN t.id IS NULL AND len(b.ids) = 1 THEN b.ids[1]
        WHEN t.name IS NULL OR t.name = t.registered OR t.name_is = t.registered_is THEN t.id
    END AS id,
    CASE WHEN len(b.ids) = 1 THEN b.areas[1] END AS area_id,
    b.ids AS candidates, b.areas, CASE WHEN t.id IS NULL THEN b.folded END AS bearer,
    CASE
        WHEN t.id IS NOT NULL AND (t.name = t.registered OR t.name_is = t.registered_is OR t.name IS NULL) THEN NULL
        WHEN t.id IS NOT NULL THEN 'differs'
        WHEN b.ids IS NULL THEN 'unknown'
        WHEN len(b.ids) > 1 THEN 'several'
    END AS fault
FROM told t
LEFT JOIN bearers b
    ON t.id IS NULL AND b.folded = coalesce(t.name_is, t.number_is)
    AND (t.number IS NULL OR t.name IS NULL OR t.number_is = t.name_is);
