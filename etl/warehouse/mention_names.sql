INSERT INTO mention
SELECT DISTINCT s.unit, a.area_id, {rank}
FROM said s JOIN folded f ON f.text = s.text
JOIN (SELECT folded, min(id) AS id FROM known GROUP BY folded HAVING count(DISTINCT id) = 1) k ON k.folded = f.folded
JOIN ({areas}) a ON a.id = k.id;
