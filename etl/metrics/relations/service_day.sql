-- Spans in office within the period, spans of one person that touch or overlap made one, so that a day counts once;
-- cut at the turn of each year, since a share of a year depends on its length.
WITH spans AS (
    SELECT deputy_id, area_id, greatest(from_on, $from_on::DATE) AS from_on, least(to_on, $last_on::DATE) AS to_on
    FROM office
    WHERE {{seen level}}
), ordered AS (
    SELECT *, max(to_on) OVER (PARTITION BY deputy_id ORDER BY from_on, to_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_on
    FROM spans
    WHERE from_on <= to_on
), numbered AS (
    SELECT *, sum(CASE WHEN before_on + 1 >= from_on THEN 0 ELSE 1 END) OVER (PARTITION BY deputy_id ORDER BY from_on, to_on) AS span
    FROM ordered
), whole AS (
    SELECT deputy_id, span, any_value(area_id) AS area_id, min(from_on) AS from_on, max(to_on) AS to_on
    FROM numbered
    GROUP BY deputy_id, span
), yearly AS (
    SELECT deputy_id, area_id, y AS "year",
        greatest(from_on, make_date(y, 1, 1)) AS from_on, least(to_on, make_date(y, 12, 31)) AS to_on
    FROM (SELECT *, unnest(range(year(from_on), year(to_on) + 1)) AS y FROM whole)
)
SELECT row_number() OVER (ORDER BY y.deputy_id, y.from_on) AS row_id, 'deputy' AS fact_record, d.row_id AS fact_row,
    y.deputy_id, y.area_id, y.from_on, y.to_on, date_diff('day', y.from_on, y.to_on) + 1 AS days,
    (date_diff('day', y.from_on, y.to_on) + 1) / (date_diff('day', make_date(y."year", 1, 1), make_date(y."year", 12, 31)) + 1) AS years,
    y.from_on AS shown_on, y.from_on || ' 至 ' || y.to_on || ' 在任' AS shown
FROM yearly y JOIN deputy d USING (deputy_id)
