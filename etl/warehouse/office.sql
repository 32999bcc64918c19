-- Days in office: each mandate less the days of 暂停执行职务, so that a suspended one is two rows.
INSERT INTO office
WITH spans AS (
    SELECT deputy_id, happened_on AS from_on, coalesce(to_on, DATE '9999-12-31') AS to_on
    FROM conduct WHERE kind = '暂停执行职务'
), marked AS (
    SELECT *, max(to_on) OVER earlier AS before FROM spans
    WINDOW earlier AS (
        PARTITION BY deputy_id ORDER BY from_on, to_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
), islands AS (
    SELECT *, count(*) FILTER (before IS NULL OR before < from_on) OVER so_far AS island FROM marked
    WINDOW so_far AS (PARTITION BY deputy_id ORDER BY from_on, to_on)
), suspensions AS (
    SELECT deputy_id, min(from_on) AS from_on, max(to_on) AS to_on FROM islands GROUP BY deputy_id, island
), terms AS (
    SELECT
        row_id, deputy_id, level, area_id, role, electoral_district, from_on,
        coalesce(to_on, DATE '9999-12-31') AS to_on
    FROM mandate
), starts AS (
    SELECT *, from_on AS begins FROM terms
    UNION ALL
    SELECT t.*, s.to_on + 1
    FROM terms t
    JOIN suspensions s ON s.deputy_id = t.deputy_id AND s.to_on >= t.from_on AND s.to_on < t.to_on
), pieces AS (
    SELECT
        s.deputy_id, s.level, s.area_id, s.role, s.electoral_district, s.begins AS from_on,
        least(s.to_on, coalesce(min(x.from_on) - 1, s.to_on)) AS to_on
    FROM starts s
    LEFT JOIN suspensions x ON x.deputy_id = s.deputy_id AND x.to_on >= s.begins
    GROUP BY s.row_id, s.deputy_id, s.level, s.area_id, s.role, s.electoral_district, s.begins, s.to_on
)
SELECT deputy_id, level, area_id, role, electoral_district, from_on, to_on
FROM pieces WHERE from_on <= to_on ORDER BY deputy_id, level, from_on;
