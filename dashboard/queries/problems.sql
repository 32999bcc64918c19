SELECT p.file, p.sheet, p."row", p."column", p.found, p.allowed, p.message
FROM problem p ORDER BY p.source_id, p."row" NULLS FIRST, p."column"
