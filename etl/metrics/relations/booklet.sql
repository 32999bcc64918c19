-- Booklet entries of people in office, matched one to one with the organiser's records
-- by person, kind and day; the sittings of one activity are one record. And
-- whether that day was delivered for their kind, where the deputy is kept.
WITH held AS (
    SELECT deputy_id, happened_on, kind, count(DISTINCT one) AS records FROM ({{organiser}})
    WHERE happened_on BETWEEN $from_on AND $last_on AND deputy_id IN (SELECT deputy_id FROM booklet_entry)
    GROUP BY ALL
), entry AS (
    SELECT b.*, row_number() OVER (PARTITION BY deputy_id, kind, happened_on ORDER BY row_id) AS nth
    FROM booklet_entry b
    WHERE happened_on BETWEEN $from_on AND $last_on
        AND row_id IN (SELECT row_id FROM booklet_entry_deputy WHERE {{seen level}})
)
SELECT e.row_id, 'booklet_entry' AS fact_record, e.row_id AS fact_row, e.deputy_id, e.station_id,
    coalesce(e.row_area, e.sender_area) AS area_id, e.kind,
    e.happened_on AS shown_on, concat_ws(' ', e.kind, e.text) AS shown, coalesce(h.records >= e.nth, false) AS is_matched, EXISTS (
    SELECT 1 FROM (SELECT DISTINCT record, area_id, from_on, to_on FROM ({{told_inside}})) c
    JOIN (SELECT DISTINCT deputy_id, area_id FROM office WHERE {{seen level}}) o USING (area_id)
    WHERE o.deputy_id = e.deputy_id AND e.happened_on BETWEEN c.from_on AND c.to_on AND c.record = CASE e.kind
        WHEN '接待' THEN 'reception' WHEN '社情民意' THEN 'opinion' WHEN '建议' THEN 'suggestion' WHEN '述职' THEN 'debriefing'
        WHEN '办实事' THEN 'service' WHEN '联系走访' THEN 'contact' ELSE 'attendance' END
) AS is_told
FROM entry e LEFT JOIN held h USING (deputy_id, kind, happened_on)
