INSERT INTO mention
SELECT DISTINCT s.unit, a.area_id, {rank} FROM said s JOIN ({areas}) a ON a.id = s.text;
