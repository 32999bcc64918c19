INSERT INTO {record}_deputy
SELECT {distinct} f.row_id, f.deputy_id, o.level, o.area_id, '{part}'
FROM (
    SELECT row_id, {deputy} AS deputy_id, {first_on} AS first_on, {last_on} AS last_on
    FROM {record} WHERE source_id >= {first}
) f
LEFT JOIN office o ON o.deputy_id = f.deputy_id AND o.from_on <= f.last_on AND o.to_on >= f.first_on
WHERE f.deputy_id IS NOT NULL;
