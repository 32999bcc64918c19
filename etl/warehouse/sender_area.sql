-- The sender's area: of the cover sheet, else the one --from names, else the smallest that holds what the delivery
-- names, else the whole.
CREATE OR REPLACE TEMP TABLE within AS
WITH least AS (
    SELECT unit, min(rank) AS rank FROM mention GROUP BY unit
), held AS (
    SELECT m.unit, t.ancestor_id, count(DISTINCT m.area_id) AS n
    FROM mention m JOIN least l ON l.unit = m.unit AND l.rank = m.rank
    JOIN area_tree t ON t.area_id = m.area_id
    GROUP BY m.unit, t.ancestor_id
), wholes AS (
    SELECT m.unit, count(DISTINCT m.area_id) AS n
    FROM mention m JOIN least l ON l.unit = m.unit AND l.rank = m.rank GROUP BY m.unit
)
SELECT h.unit, arg_max(h.ancestor_id, d.depth) AS area_id
FROM held h JOIN wholes w ON w.unit = h.unit AND w.n = h.n
JOIN area_tree d ON d.area_id = h.ancestor_id AND d.distance = 0
GROUP BY h.unit;

UPDATE sender SET area_id = coalesce(
    (SELECT max(o.sender_area) FROM sheet s JOIN source o ON o.source_id = s.source_id WHERE s.number = sender.number),
    (SELECT w.area_id FROM within w WHERE w.unit = sender.unit),
    (SELECT t.area_id FROM area_tree t WHERE t.depth = 0 AND t.distance = 0)
);
UPDATE claim SET area_id = (SELECT min(w.area_id) FROM sender w WHERE w.unit = claim.unit) WHERE area_id IS NULL;
UPDATE source SET sender_area = w.area_id
FROM sheet s JOIN (SELECT number, min(area_id) AS area_id FROM sender GROUP BY number) w ON w.number = s.number
WHERE s.source_id = source.source_id;
