-- Everything a person did in the period, each record with its file, sheet and row, newest first.
WITH own AS (
    SELECT '出席' AS record, a.happened_on, a.kind, a.activity_name AS title, a.presence AS state, a.source_id, a."row"
    FROM attendance a JOIN (SELECT DISTINCT row_id FROM attendance_deputy WHERE deputy_id = $subject) n USING (row_id)
    UNION ALL SELECT '接待', r.happened_on, r.channel, NULL, r.visitors::INTEGER || ' 人次', r.source_id, r."row"
    FROM reception r JOIN (SELECT DISTINCT row_id FROM reception_deputy WHERE deputy_id = $subject) n USING (row_id)
    UNION ALL SELECT '社情民意', o.happened_on, o.channel, o.text, o.handling, o.source_id, o."row"
    FROM opinion o JOIN (SELECT DISTINCT row_id FROM opinion_deputy WHERE deputy_id = $subject) n USING (row_id)
    UNION ALL SELECT '建议', submitted_on, kind, title, result_raw, source_id, "row" FROM suggestion WHERE lead_deputy_id = $subject
    UNION ALL SELECT '办实事', v.happened_on, v.kind, v.text, NULL, v.source_id, v."row"
    FROM service v JOIN (SELECT DISTINCT row_id FROM service_deputy WHERE deputy_id = $subject) n USING (row_id)
    UNION ALL SELECT '述职', happened_on, form, audience, NULL, source_id, "row" FROM debriefing WHERE deputy_id = $subject
    UNION ALL SELECT '联系走访', happened_on, kind, NULL, contacts_made::INTEGER::VARCHAR, source_id, "row" FROM contact WHERE deputy_id = $subject
)
SELECT o.happened_on, o.record, o.kind, o.title, o.state, s.file, s.sheet, o."row"
FROM own o JOIN source s USING (source_id)
WHERE o.happened_on BETWEEN $from_on AND $last_on
ORDER BY o.happened_on DESC, o.record, s.file, s.sheet, o."row"
