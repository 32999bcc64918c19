CREATE OR REPLACE TEMP TABLE known AS
SELECT DISTINCT f.folded, r.{id} AS id, {area} AS area_id
FROM {register} r JOIN folded f ON f.text = r.{name}
WHERE r.{id} IS NOT NULL AND f.folded IS NOT NULL;
