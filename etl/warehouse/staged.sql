CREATE OR REPLACE TEMP VIEW staged AS
SELECT
    s.source_id::BIGINT * {each} + p.file_row_number + 1 AS row_id, s.source_id, p."row"::INTEGER AS "row",
    map_from_entries(p.printed) AS printed, {columns}
FROM read_parquet({files}, filename = true, file_row_number = true, union_by_name = true) p
JOIN sheet s ON s.path = p.filename;
