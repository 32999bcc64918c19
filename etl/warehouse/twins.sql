-- Rows of one sheet that have no number of their own and are equal in every cell: all of them count, and the sender is told.
INSERT INTO problem BY NAME
WITH hashes AS (
    SELECT source_id, {key} AS cells_hash FROM {record} WHERE {unkeyed} AND source_id >= {first}
), more AS (
    SELECT source_id, cells_hash FROM hashes GROUP BY ALL HAVING count(*) > 1
), alike AS (
    SELECT f.source_id, min(f."row") AS first_row, string_agg(f."row", '、' ORDER BY f."row") AS places
    FROM {record} f
    WHERE {unkeyed} AND (f.source_id, {key}) IN (SELECT (source_id, cells_hash) FROM more)
    GROUP BY f.source_id, {cells} HAVING count(*) > 1
), told AS (
    SELECT
        source_id, count(*) AS groups,
        string_agg(format('第{{}}行', places), '，' ORDER BY first_row) FILTER (WHERE place <= {most}) AS places
    FROM (SELECT *, row_number() OVER (PARTITION BY source_id ORDER BY first_row) AS place FROM alike)
    GROUP BY source_id
)
SELECT
    o.source_id, o.file, o.sheet,
    format(
        '{{}}，{{}}：有 {{}} 组行每一格都相同（{{}}{{}}），没有{header}，分不出是几件事还是写了几遍，都算进去了；写重的请删去后再交。',
        o.file, o.sheet, t.groups, t.places, CASE WHEN t.groups > {most} THEN ' 等' ELSE '' END
    ) AS message
FROM told t JOIN source o ON o.source_id = t.source_id;
