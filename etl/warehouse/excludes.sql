INSERT INTO fault
SELECT row_id, '{header}', "{one}", '{other}以外的代表', format('不应有{other}“{{}}”', "{one}")
FROM {record} WHERE list_contains("{many}", "{one}");
