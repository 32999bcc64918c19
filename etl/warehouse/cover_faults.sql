INSERT INTO fault
SELECT c.row_id, '报送内容', u.item, '{allowed}', format('“{{}}”不是表名，可写：{allowed}', u.item)
FROM cover c, unnest(c.covers) u(item)
WHERE u.item NOT IN (SELECT sheet FROM sheet_name WHERE record <> 'cover');
CREATE OR REPLACE TEMP TABLE gone AS SELECT DISTINCT row_id FROM fault;
