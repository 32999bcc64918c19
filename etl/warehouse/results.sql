INSERT INTO fault
SELECT
    row_id, '办理结果', result_raw, '规则包里已归类的写法',
    format('“{{}}”没有归入 A、B、C、D 哪一类，请改写，或在规则包的 results 里补上', result_raw)
FROM {record} WHERE result_raw IS NOT NULL AND result IS NULL;
