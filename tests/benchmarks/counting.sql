-- The same numbers as somebody would type them into DuckDB who knows the tables and asks nothing about what was
-- delivered: one pass over each table, everything of one deputy in one row.
WITH office_of AS (
    SELECT DISTINCT deputy_id AS id FROM office WHERE level NOT IN ('议政代表', '议事代表')
), sat AS (
    SELECT d.deputy_id AS id,
        count(*) FILTER (WHERE a.presence = '出席') AS "attendance_rate.numerator",
        count(*) FILTER (WHERE a.presence IN ('出席', '缺席')) AS "attendance_rate.denominator",
        count(*) FILTER (WHERE a.presence = '出席' AND a.kind = '人代会') AS "congress_attendance_rate.numerator",
        count(*) FILTER (WHERE a.presence IN ('出席', '缺席') AND a.kind = '人代会') AS "congress_attendance_rate.denominator",
        count(*) FILTER (WHERE a.presence = '出席' AND a.kind <> '人代会') AS "activity_attendance_rate.numerator",
        count(*) FILTER (WHERE a.presence IN ('出席', '缺席') AND a.kind <> '人代会') AS "activity_attendance_rate.denominator",
        count(*) FILTER (WHERE a.presence = '请假') AS leaves, count(*) FILTER (WHERE a.presence = '列席') AS sat_in,
        count(*) FILTER (WHERE a.spoke) AS spoken,
        count(DISTINCT a.activity_id) FILTER (WHERE a.presence IN ('出席', '列席')) AS activities_attended
    FROM (SELECT DISTINCT row_id, deputy_id FROM attendance_deputy WHERE level NOT IN ('议政代表', '议事代表')) d
    JOIN attendance a USING (row_id)
    WHERE a.status = '已举行' AND a.happened_on BETWEEN $from_on AND $last_on
    GROUP BY 1
), met AS (
    SELECT d.deputy_id AS id, count(*) AS receptions, sum(r.visitors) AS visitors_served
    FROM (SELECT DISTINCT row_id, deputy_id FROM reception_deputy WHERE level NOT IN ('议政代表', '议事代表')) d
    JOIN reception r USING (row_id)
    WHERE r.happened_on BETWEEN $from_on AND $last_on
    GROUP BY 1
), heard AS (
    SELECT d.deputy_id AS id, count(*) AS opinions,
        count(*) FILTER (WHERE o.handling = '现场答复') AS "on_spot_rate.numerator",
        count(*) FILTER (WHERE o.handling = '形成建议') AS "conversion_rate.numerator",
        count(*) FILTER (WHERE o.resolved_on <= $as_of) AS "opinion_resolved_rate.numerator",
        count(*) FILTER (WHERE o.followed_up_on <= $as_of) AS "opinion_followup_rate.numerator"
    FROM (SELECT DISTINCT row_id, deputy_id FROM opinion_deputy WHERE level NOT IN ('议政代表', '议事代表')) d
    JOIN opinion o USING (row_id)
    WHERE o.happened_on BETWEEN $from_on AND $last_on
    GROUP BY 1
), raised AS (
    SELECT d.deputy_id AS id,
        count(*) FILTER (WHERE d.part = 'lead' AND s.submitted_on BETWEEN $from_on AND $last_on) AS suggestions,
        count(*) FILTER (WHERE d.part = 'cosigner' AND s.submitted_on BETWEEN $from_on AND $last_on) AS suggestions_cosigned,
        count(*) FILTER (WHERE d.part = 'lead' AND s.handed_over_on BETWEEN $from_on AND $last_on) AS suggestions_handed_over
    FROM (SELECT DISTINCT row_id, deputy_id, part FROM suggestion_deputy WHERE level NOT IN ('议政代表', '议事代表')) d
    JOIN suggestion s USING (row_id)
    WHERE s.is_accepted
    GROUP BY 1
), told AS (
    SELECT d.deputy_id AS id, count(*) AS debriefed
    FROM (SELECT DISTINCT row_id, deputy_id FROM debriefing_deputy WHERE level NOT IN ('议政代表', '议事代表')) d
    JOIN debriefing b USING (row_id)
    WHERE b.happened_on BETWEEN $from_on AND $last_on
    GROUP BY 1
), served AS (
    SELECT d.deputy_id AS id, count(*) FILTER (WHERE s.kind = '基层治理') AS governance,
        count(*) FILTER (WHERE s.kind IN ('解决问题', '民主协商')) AS problems_solved,
        count(*) FILTER (WHERE s.kind IN ('办实事', '联企助农')) AS good_deeds
    FROM (SELECT DISTINCT row_id, deputy_id FROM service_deputy WHERE level NOT IN ('议政代表', '议事代表')) d
    JOIN service s USING (row_id)
    WHERE s.happened_on BETWEEN $from_on AND $last_on
    GROUP BY 1
), touched AS (
    SELECT d.deputy_id AS id, sum(c.contacts_made) FILTER (WHERE c.kind = '联系群众') AS contacts
    FROM (SELECT DISTINCT row_id, deputy_id FROM contact_deputy WHERE level NOT IN ('议政代表', '议事代表')) d
    JOIN contact c USING (row_id)
    WHERE c.happened_on BETWEEN $from_on AND $last_on
    GROUP BY 1
)
SELECT * FROM office_of
LEFT JOIN sat USING (id) LEFT JOIN met USING (id) LEFT JOIN heard USING (id) LEFT JOIN raised USING (id)
LEFT JOIN told USING (id) LEFT JOIN served USING (id) LEFT JOIN touched USING (id)
ORDER BY id
