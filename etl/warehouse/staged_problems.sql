INSERT INTO problem BY NAME
SELECT s.source_id, s.file, s.sheet, p."row"::INTEGER AS "row", p."column", p.found, p.allowed, p.message
FROM read_parquet({files}, filename = true, union_by_name = true) p
JOIN sheet s ON s.n = p.n AND parse_dirpath(s.path) = parse_dirpath(p.filename);
