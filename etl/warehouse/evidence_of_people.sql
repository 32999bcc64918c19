-- Every file named as evidence in the rows of people, with the row it belongs to: a meeting's with each who came to it.
WITH own AS (
    SELECT n.deputy_id, '活动' AS record, e.happened_on, e.activity_name AS title, e.source_id, e.evidence
    FROM activity e JOIN (
        SELECT DISTINCT a.activity_id, m.deputy_id FROM attendance a JOIN attendance_deputy m USING (row_id)
        WHERE a.presence IN ('出席', '列席')
    ) n USING (activity_id)
    UNION ALL SELECT n.deputy_id, '接待', e.happened_on, s.station_name, e.source_id, e.evidence
    FROM reception e JOIN (SELECT DISTINCT row_id, deputy_id FROM reception_deputy) n USING (row_id) LEFT JOIN station s USING (station_id)
    UNION ALL SELECT n.deputy_id, '社情民意', e.happened_on, e.text, e.source_id, e.evidence
    FROM opinion e JOIN (SELECT DISTINCT row_id, deputy_id FROM opinion_deputy) n USING (row_id)
    UNION ALL SELECT n.deputy_id, '办实事', e.happened_on, e.text, e.source_id, e.evidence
    FROM service e JOIN (SELECT DISTINCT row_id, deputy_id FROM service_deputy) n USING (row_id)
    UNION ALL SELECT deputy_id, '清单', make_date("year", 1, 1), concat_ws(' ', checklist, item), source_id, evidence
    FROM checklist WHERE deputy_id IS NOT NULL
), named AS (
    SELECT o.* EXCLUDE (evidence, source_id), s.delivery, unnest(o.evidence) AS name
    FROM own o JOIN source s USING (source_id)
    WHERE o.deputy_id IN (SELECT unnest($people)) AND o.happened_on BETWEEN $first AND $last
)
SELECT deputy_id, record, happened_on, title, delivery, name FROM named
QUALIFY row_number() OVER (PARTITION BY deputy_id, delivery, name ORDER BY happened_on, record, title) = 1
ORDER BY deputy_id, happened_on, record, title, name
