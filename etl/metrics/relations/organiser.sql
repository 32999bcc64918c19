-- What organisers recorded of a person, by the kinds of the booklet; the sittings of one activity are one record. A person
-- with two mandates has the same row twice: `one` tells records apart.
SELECT d.deputy_id, r.happened_on, '接待' AS kind, 'reception' AS record, r.row_id, r.row_id::VARCHAR AS one FROM reception r JOIN reception_deputy d USING (row_id)
UNION ALL SELECT d.deputy_id, r.happened_on, '社情民意', 'opinion', r.row_id, r.row_id::VARCHAR FROM opinion r JOIN opinion_deputy d USING (row_id)
UNION ALL SELECT d.deputy_id, r.submitted_on, '建议', 'suggestion', r.row_id, r.row_id::VARCHAR FROM suggestion r JOIN suggestion_deputy d USING (row_id)
    WHERE d.part = 'lead'
UNION ALL SELECT d.deputy_id, r.happened_on, '述职', 'debriefing', r.row_id, r.row_id::VARCHAR FROM debriefing r JOIN debriefing_deputy d USING (row_id)
UNION ALL SELECT d.deputy_id, r.happened_on, '办实事', 'service', r.row_id, r.row_id::VARCHAR FROM service r JOIN service_deputy d USING (row_id)
UNION ALL SELECT d.deputy_id, r.happened_on, '联系走访', 'contact', r.row_id, r.row_id::VARCHAR FROM contact r JOIN contact_deputy d USING (row_id)
UNION ALL SELECT d.deputy_id, r.happened_on, r.kind, 'attendance', min(r.row_id), r.activity_id FROM attendance r JOIN attendance_deputy d USING (row_id)
    WHERE r.presence IN ('出席', '列席') AND r.status = '已举行'
    GROUP BY d.deputy_id, r.happened_on, r.kind, r.activity_id
