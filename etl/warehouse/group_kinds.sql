-- The kind of a group is the one most of its rows say, of equals the first; the other rows are problems.
INSERT INTO fault
WITH kinds AS (
    SELECT "group", area_id, kind, count(*) AS n, min(row_id) AS first_id
    FROM group_member GROUP BY "group", area_id, kind
), usual AS (
    SELECT "group", area_id, arg_max(kind, row(n, -first_id)) AS kind FROM kinds GROUP BY "group", area_id
)
SELECT
    g.row_id, '类型', g.kind, u.kind, format('小组“{{}}”的各行应一致，多数写“{{}}”，这一行写“{{}}”', g."group", u.kind, g.kind)
FROM group_member g
JOIN usual u ON u."group" = g."group" AND u.area_id IS NOT DISTINCT FROM g.area_id
WHERE u.kind <> g.kind;
