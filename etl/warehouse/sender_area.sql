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

CREATE OR REPLACE TEMP TABLE area_of_number AS
SELECT s.unit, s.number, coalesce(
    max(o.sender_area), any_value(w.area_id), (SELECT t.area_id FROM area_tree t WHERE t.depth = 0 AND t.distance = 0)
) AS area_id
FROM sheet s LEFT JOIN source o ON o.source_id = s.source_id LEFT JOIN within w ON w.unit = s.unit
GROUP BY s.unit, s.number;

UPDATE claim SET area_id = w.area_id
FROM (SELECT unit, min(area_id) AS area_id FROM area_of_number GROUP BY unit) w
WHERE w.unit = claim.unit AND claim.area_id IS NULL;
UPDATE source SET sender_area = w.area_id
FROM sheet s JOIN area_of_number w ON w.number = s.number
WHERE s.source_id = source.source_id;
