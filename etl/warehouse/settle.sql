INSERT INTO problem
SELECT
    o.source_id, o.file, o.sheet, s."row", f."column", {found}, f.allowed,
    format('{{}}，{{}}，第{{}}行，{{}}：{{}}。', o.file, o.sheet, s."row", f."column", {message})
FROM fault f JOIN staged s ON s.row_id = f.row_id JOIN source o ON o.source_id = s.source_id
ORDER BY f.row_id;
INSERT INTO bad_row
SELECT DISTINCT '{record}', s.row_id, s.source_id, {id}, {name}
FROM staged s WHERE s.row_id IN (SELECT row_id FROM fault);
