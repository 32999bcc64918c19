-- What a person did in two years up to the last day, one row per record and lane.
WITH dot AS (
    SELECT '参加会议活动' AS lane, a.happened_on, any_value(a.activity_name) AS title FROM attendance a JOIN attendance_deputy n USING (row_id)
    WHERE n.deputy_id = $subject AND a.presence IN ('出席', '列席') AND a.status = '已举行' GROUP BY a.activity_id, a.happened_on
    UNION ALL
    SELECT '接待选民', r.happened_on, concat_ws(' ', s.station_name, r.visitors::INTEGER || ' 人次') FROM reception r
    JOIN (SELECT DISTINCT row_id FROM reception_deputy WHERE deputy_id = $subject) n USING (row_id) LEFT JOIN station s USING (station_id)
    UNION ALL
    SELECT '收集民意', o.happened_on, coalesce(o.text, o.handling) FROM opinion o
    JOIN (SELECT DISTINCT row_id FROM opinion_deputy WHERE deputy_id = $subject) n USING (row_id)
    UNION ALL
    SELECT '提出建议', submitted_on, title FROM suggestion WHERE lead_deputy_id = $subject AND is_accepted
    UNION ALL
    SELECT '办实事解难题', v.happened_on, v.text FROM service v
    JOIN (SELECT DISTINCT row_id FROM service_deputy WHERE deputy_id = $subject) n USING (row_id) WHERE NOT v.is_forecast
    UNION ALL
    SELECT '述职', happened_on, form FROM debriefing WHERE deputy_id = $subject
)
SELECT * FROM dot WHERE happened_on BETWEEN make_date(year($last_on::DATE) - 1, 1, 1) AND $last_on ORDER BY lane, happened_on, title
