-- One root per home: the one sent first, of one sheet the highest tier.
INSERT INTO fault
SELECT
    row_id, '上级区域', NULL, '已有的区域编号',
    format('已有顶级区域“{{}}”，一个数据目录只能有一个，请给“{{}}”填上级区域', root, area_name)
FROM (
    SELECT row_id, area_name, row_number() OVER best AS place, first_value(area_name) OVER best AS root
    FROM area WHERE parent_area_id IS NULL
    WINDOW best AS (ORDER BY source_id, list_position({tiers}, tier), row_id)
)
WHERE place > 1;
