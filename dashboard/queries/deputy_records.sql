-- Everything people did in the period, each record with its file, sheet and row, newest first.
WITH asked AS (
    SELECT unnest($subjects) AS deputy_id
), own AS (
    SELECT n.deputy_id, '出席' AS record, a.happened_on, a.kind, concat_ws(' ', a.activity_name, a.session) AS title,
        a.presence AS state, a.source_id, a."row"
    FROM attendance a JOIN (SELECT DISTINCT row_id, deputy_id FROM attendance_deputy) n USING (row_id)
    UNION ALL SELECT n.deputy_id, '接待', r.happened_on, r.channel, s.station_name,
        CASE r.visitors_bound WHEN 'at_least' THEN '≥' WHEN 'almost' THEN '近 ' WHEN 'about' THEN '约 ' ELSE '' END
            || r.visitors::INTEGER || ' 人次', r.source_id, r."row"
    FROM reception r JOIN (SELECT DISTINCT row_id, deputy_id FROM reception_deputy) n USING (row_id) LEFT JOIN station s USING (station_id)
    UNION ALL SELECT n.deputy_id, '社情民意', o.happened_on, o.channel, o.text, o.handling, o.source_id, o."row"
    FROM opinion o JOIN (SELECT DISTINCT row_id, deputy_id FROM opinion_deputy) n USING (row_id)
    UNION ALL SELECT n.deputy_id, CASE n.part WHEN 'lead' THEN '建议' ELSE '附议' END, s.submitted_on, s.kind, s.title, s.result_raw,
        s.source_id, s."row"
    FROM suggestion s JOIN (SELECT DISTINCT row_id, deputy_id, part FROM suggestion_deputy) n USING (row_id)
    UNION ALL SELECT n.deputy_id, '办实事', v.happened_on, v.kind, v.text, CASE WHEN v.is_forecast THEN '预计' END, v.source_id, v."row"
    FROM service v JOIN (SELECT DISTINCT row_id, deputy_id FROM service_deputy) n USING (row_id)
    UNION ALL SELECT deputy_id, '述职', happened_on, form, audience, NULL, source_id, "row" FROM debriefing
    UNION ALL SELECT deputy_id, '联系走访', happened_on, kind, NULL, contacts_made::INTEGER::VARCHAR, source_id, "row" FROM contact
    UNION ALL SELECT n.deputy_id, '宣传', p.happened_on, p.kind, concat_ws(' ', p.outlet, p.title), p.status, p.source_id, p."row"
    FROM publicity p JOIN (SELECT DISTINCT row_id, deputy_id FROM publicity_deputy) n USING (row_id)
    UNION ALL SELECT n.deputy_id, '工作成果', w.happened_on, w.kind, w.product_name, NULL, w.source_id, w."row"
    FROM work_product w JOIN (SELECT DISTINCT row_id, deputy_id FROM work_product_deputy) n USING (row_id)
    UNION ALL SELECT n.deputy_id, '项目监督', p.happened_on, p.kind, j.project_name, p.phase, p.source_id, p."row"
    FROM project_supervision p JOIN (SELECT DISTINCT row_id, deputy_id FROM project_supervision_deputy) n USING (row_id)
    LEFT JOIN project j USING (project_id)
    UNION ALL SELECT deputy_id, '荣誉', happened_on, "level", honour, NULL, source_id, "row" FROM honour
)
SELECT o.deputy_id, o.happened_on, o.record, o.kind, o.title, o.state, s.file, s.sheet, o."row"
FROM own o JOIN source s USING (source_id) JOIN asked USING (deputy_id)
WHERE o.happened_on BETWEEN $from_on AND $last_on
ORDER BY o.deputy_id, o.happened_on DESC, o.record, s.file, s.sheet, o."row"
