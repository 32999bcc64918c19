-- Booklet entries in months covered for their kind, matched one to one with the organiser's records by person, kind, day.
WITH organiser AS (
    SELECT d.deputy_id, r.happened_on, '接待' AS kind FROM reception r JOIN reception_deputy d USING (row_id)
    UNION ALL SELECT d.deputy_id, r.happened_on, '社情民意' FROM opinion r JOIN opinion_deputy d USING (row_id)
    UNION ALL SELECT d.deputy_id, r.submitted_on, '建议' FROM suggestion r JOIN suggestion_deputy d USING (row_id) WHERE d.part = 'lead'
    UNION ALL SELECT d.deputy_id, r.happened_on, '述职' FROM debriefing r JOIN debriefing_deputy d USING (row_id)
    UNION ALL SELECT d.deputy_id, r.happened_on, '办实事' FROM service r JOIN service_deputy d USING (row_id)
    UNION ALL SELECT d.deputy_id, r.happened_on, '联系走访' FROM contact r JOIN contact_deputy d USING (row_id)
    UNION ALL SELECT d.deputy_id, any_value(r.happened_on), r.kind FROM attendance r JOIN attendance_deputy d USING (row_id)
        WHERE r.presence IN ('出席', '列席') GROUP BY d.deputy_id, r.activity_id, r.kind
), held AS (
    SELECT deputy_id, happened_on, kind, count(*) AS records FROM (SELECT DISTINCT * FROM organiser) GROUP BY ALL
), entry AS (
    SELECT b.*, row_number() OVER (PARTITION BY deputy_id, kind, happened_on ORDER BY row_id) AS nth
    FROM booklet_entry b
    WHERE happened_on BETWEEN $from_on AND $last_on
)
SELECT e.row_id, 'booklet_entry' AS fact_record, e.row_id AS fact_row, e.deputy_id, e.station_id,
    coalesce(e.row_area, e.sender_area) AS area_id, e.kind,
    e.happened_on AS shown_on, concat_ws(' ', e.kind, e.text) AS shown, coalesce(h.records >= e.nth, false) AS is_matched
FROM entry e LEFT JOIN held h USING (deputy_id, kind, happened_on)
WHERE EXISTS (
    SELECT 1 FROM coverage c
    WHERE e.happened_on BETWEEN c.from_on AND c.to_on AND c.record = CASE e.kind
        WHEN '接待' THEN 'reception' WHEN '社情民意' THEN 'opinion' WHEN '建议' THEN 'suggestion' WHEN '述职' THEN 'debriefing'
        WHEN '办实事' THEN 'service' WHEN '联系走访' THEN 'contact' ELSE 'attendance' END
)
