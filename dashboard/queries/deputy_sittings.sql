-- Every sitting a person was called to, in the order of days.
SELECT a.happened_on, a.kind, a.activity_name, a.session, a.presence,
    bool_or(n.level IS NOT NULL) AS in_office
FROM attendance a JOIN attendance_deputy n USING (row_id)
WHERE n.deputy_id = $subject AND a.status = '已举行' AND a.happened_on BETWEEN $from_on AND $last_on
GROUP BY a.row_id, a.happened_on, a.kind, a.activity_name, a.session, a.presence
ORDER BY a.happened_on, any_value(a.activity_id), a.session, a.row_id
