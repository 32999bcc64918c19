-- People and the mandates held, of each the present one first.
SELECT d.deputy_id, d.deputy_name, d.gender, d.occupation, d.post, o.level, o.role, o.electoral_district, o.from_on, o.to_on,
    o.area_id, a.area_name
FROM deputy d LEFT JOIN office o USING (deputy_id) LEFT JOIN area a ON a.area_id = o.area_id
WHERE d.deputy_id IN (SELECT unnest($subjects))
ORDER BY d.deputy_id, ($last_on BETWEEN o.from_on AND o.to_on) DESC NULLS LAST, o.from_on DESC, o.level
