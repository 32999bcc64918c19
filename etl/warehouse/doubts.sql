INSERT INTO fault
SELECT
    d.row_id,
    CASE WHEN d.number IS NULL THEN '{name_header}' ELSE '{header}' END,
    coalesce(d.number, d.name),
    CASE d.fault
        WHEN 'differs' THEN d.registered
        WHEN 'several' THEN array_to_string(d.{several}, '、')
        ELSE '“{sheet}”里已有的{id_header}'
    END,
    CASE d.fault
        WHEN 'differs'
            THEN format(
                '“{{}}”在“{sheet}”里是“{{}}”，{name_header}写的却是“{{}}”，请核对', d.number, d.registered, d.name
            )
        WHEN 'several'
            THEN format(
                '“{{}}”对应 {{}} {{}}{measure}，请填{id_header}', coalesce(d.number, d.name),
                array_to_string(d.{several}, '、'),
                CASE len(d.{several}) WHEN 2 THEN '两' ELSE len(d.{several})::VARCHAR END
            )
        WHEN 'unknown'
            THEN format(
                CASE
                    WHEN b.id IS NOT NULL THEN '“{{}}”在“{sheet}”里的那一行本身有问题'
                    WHEN {staged} > 0 THEN '“{sheet}”里没有“{{}}”，或那一行本身有问题'
                    ELSE '“{sheet}”里没有“{{}}”'
                END,
                coalesce(d.number, d.name)
            ) || CASE
                WHEN '{record}' = 'deputy' AND regexp_matches(coalesce(d.number, d.name), '\S\s\S|[和及与/]|\([^)]*\)|（[^）]*）')
                    THEN '；几个人请用顿号“、”隔开，名字后面不写别的'
                ELSE ''
            END
    END
FROM doubt d
LEFT JOIN (SELECT id FROM bad_row WHERE record = '{record}' UNION SELECT name FROM bad_row WHERE record = '{record}') b
    ON b.id = coalesce(d.number, d.name);
