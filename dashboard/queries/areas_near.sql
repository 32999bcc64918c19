-- The area chosen, those around it and those one step below: of tens of thousands nobody picks from one list.
SELECT DISTINCT t.ancestor_id AS area_id FROM area_tree t WHERE t.area_id = $subject
UNION
SELECT t.area_id FROM area_tree t WHERE t.ancestor_id = $subject AND t.distance = 1
