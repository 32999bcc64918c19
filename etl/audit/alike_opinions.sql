-- What residents are said to have said, in the order of the days. told: what is compared with each other: of one year, long
-- texts of one sender; short ones of one station or, without a station, of the same deputies. words: the bare text.
WITH heard AS (
    SELECT o.*, s.station_name, regexp_replace(o.text, '[\s\pP]', '', 'g') AS words, length(words) >= $alike_long AS is_long
    FROM opinion o LEFT JOIN station s USING (station_id)
    WHERE o.happened_on BETWEEN $from_on AND $last_on AND o.row_id IN {{within opinion}}
), heard_by AS (
    SELECT DISTINCT row_id, unnest(deputy_ids) AS deputy_id FROM heard
), people AS (
    SELECT b.row_id, string_agg(d.deputy_name, '、' ORDER BY d.deputy_id) AS people
    FROM heard_by b JOIN deputy d USING (deputy_id) GROUP BY ALL
)
SELECT h.opinion_id, h.text, h.happened_on, h.words, h.is_long,
    CASE WHEN h.station_id IS NOT NULL THEN 'station' WHEN len(h.deputy_ids) = 1 THEN 'deputy' ELSE 'area' END AS grain,
    CASE WHEN h.station_id IS NOT NULL THEN h.station_id ELSE h.deputy_ids[1] END AS of,
    coalesce(h.station_name, p.people, a.area_name, '没有写明站点的') AS name,
    concat_ws('|', year(h.happened_on), h.sender_area, h.is_long,
        CASE WHEN h.is_long THEN '' ELSE coalesce(h.station_id, h.deputy_ids::VARCHAR) END) AS told
FROM heard h LEFT JOIN people p USING (row_id) LEFT JOIN area a ON a.area_id = h.sender_area
WHERE h.words <> ''
ORDER BY h.happened_on, h.opinion_id, h.row_id
