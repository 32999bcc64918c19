-- Rows of {record} that only one of two builds has: of whom, which side, and the file the difference came through: the later
-- one that replaced a row, else the row's own (new, or taken back).
WITH then_row AS (
    SELECT r.row_id, r."row", s.delivery, s.sheet, s.file, r.source_id FROM was_build.{record} r JOIN was_build.source s USING (source_id)
), now_row AS (
    SELECT r.row_id, r."row", s.delivery, s.sheet, s.file FROM now_build.{record} r JOIN now_build.source s USING (source_id)
), came AS (
    SELECT n.row_id, n.file || '，' || n.sheet || '，第' || n."row" || '行' AS through
    FROM now_row n ANTI JOIN then_row t USING (delivery, sheet, "row")
), went AS (
    SELECT t.row_id, coalesce(
        (SELECT any_value(b.file) || ' 替换了' FROM now_build.replaced p JOIN now_build.source o ON o.source_id = p.source_id
         JOIN now_build.source b ON b.source_id = p.by_source_id
         WHERE o.delivery = t.delivery AND o.sheet = t.sheet AND p."row" = t."row" AND p.record = '{record}'),
        '撤回了') || ' ' || t.file || '，' || t.sheet || '，第' || t."row" || '行' AS through
    FROM then_row t ANTI JOIN now_row n USING (delivery, sheet, "row")
)
SELECT w.subject, '{record}' AS record, through FROM came LEFT JOIN {now_whose} w USING (row_id)
UNION
SELECT w.subject, '{record}', through FROM went LEFT JOIN {was_whose} w USING (row_id)
