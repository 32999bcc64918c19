-- Rows that share a key. In one delivery: all equal, the first stands; different, none does.
CREATE OR REPLACE TEMP TABLE again AS
SELECT
    f.row_id, f.source_id, f."row", s.unit, count(*) OVER same AS n, min(f.row_id) OVER same AS first_id, {names}
FROM {record} f JOIN sheet s ON s.source_id = f.source_id
WHERE {keyed} AND {key} IN (SELECT key FROM twice)
WINDOW same AS (PARTITION BY s.unit, {names});

CREATE OR REPLACE TEMP TABLE doubled AS
WITH versions AS (
    SELECT a.first_id, count(DISTINCT {cells}) AS n, list(a.row_id ORDER BY a.row_id) AS row_ids
    FROM (SELECT row_id, first_id FROM again WHERE n > 1) a JOIN {record} f ON f.row_id = a.row_id
    GROUP BY a.first_id
)
SELECT a.row_id, a.source_id, a.first_id, v.n > 1 AS differ, v.row_ids
FROM again a JOIN versions v ON v.first_id = a.first_id
WHERE v.n > 1 OR a.row_id <> a.first_id;

INSERT INTO fault
SELECT
    d.row_id, '{header}', NULL, '一份报送里只出现一次',
    CASE
        WHEN d.differ THEN format('与{{}}是同一条{sheet}，内容却不同，请只留对的一行', string_agg(p.place, '、' ORDER BY o.row_id))
        ELSE format('与{{}}完全相同，只算一次', min(p.place))
    END
FROM doubled d
JOIN (SELECT row_id, first_id, source_id, "row" FROM again) o
    ON o.first_id = d.first_id AND o.row_id <> d.row_id AND (d.differ OR o.row_id = d.first_id)
JOIN source s ON s.source_id = o.source_id,
    LATERAL (
        SELECT format(
            '{{}}第{{}}行', CASE WHEN o.source_id = d.source_id THEN '' ELSE s.file || ' ' || s.sheet END, o."row"
        ) AS place
    ) p
GROUP BY d.row_id, d.differ;

INSERT INTO gone SELECT row_id FROM doubled;
