WITH person AS (
    SELECT * FROM ({{person}})
    WHERE $area::VARCHAR IS NULL OR area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR)
), told AS (
    SELECT 1 AS place, '性别' AS dimension, gender AS category FROM person
    UNION ALL SELECT 2, '政治面貌', party FROM person
    UNION ALL SELECT 3, '学历', education FROM person
    UNION ALL SELECT 4, '职业类别', occupation FROM person
    UNION ALL SELECT 5, '民族', ethnicity FROM person
    UNION ALL SELECT 6, '选区', electoral_district FROM person
    UNION ALL SELECT 7, '级别', o.level FROM office o
        WHERE o.deputy_id IN (SELECT deputy_id FROM person) AND $last_on::DATE BETWEEN o.from_on AND o.to_on
            AND {{seen o.level}}
    UNION ALL SELECT 8, '年龄', CASE
            WHEN born IS NULL THEN NULL
            WHEN age < 36 THEN '35岁以下' WHEN age < 46 THEN '36—45岁' WHEN age < 56 THEN '46—55岁' ELSE '56岁以上' END
        FROM (SELECT born, date_diff('year', strptime(left(born, 4), '%Y')::DATE, $last_on::DATE) AS age FROM person)
)
SELECT dimension, coalesce(category, '未填') AS category, count(*) AS "count",
    count(*) / sum(count(*)) OVER (PARTITION BY dimension) AS share
FROM told
GROUP BY place, dimension, category
ORDER BY place, category IS NULL, "count" DESC, category
