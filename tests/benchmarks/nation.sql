-- Facts of a nation written straight into the tables, since only the counting is measured: {people} deputies of {areas}
-- counties under one root, each with what a year brings; spread by arithmetic, the same at every run.
INSERT INTO area BY NAME
SELECT 'A' || i AS area_id, '县' || i AS area_name, CASE WHEN i = 0 THEN '全国' ELSE '县' END AS tier,
    CASE WHEN i > 0 THEN 'A0' END AS parent_area_id, i AS row_id, 1 AS source_id, i AS "row"
FROM range({areas} + 1) t(i);
INSERT INTO area_tree SELECT 'A' || i, 'A' || i, 0, CASE WHEN i = 0 THEN 0 ELSE 1 END FROM range({areas} + 1) t(i);
INSERT INTO area_tree SELECT 'A' || i, 'A0', 1, 1 FROM range(1, {areas} + 1) t(i);
INSERT INTO deputy BY NAME
SELECT 'D' || i AS deputy_id, '人' || i AS deputy_name, i AS row_id, 1 AS source_id, i AS "row" FROM range({people}) t(i);
INSERT INTO office
SELECT 'D' || i, '县', 'A' || (1 + i % {areas}), NULL, NULL, DATE '2021-01-01', DATE '9999-12-31' FROM range({people}) t(i);
INSERT INTO coverage
SELECT record, '全国', 'A0', NULL, DATE '2021-01-01', DATE '2025-12-31', false, columns, 1
FROM (SELECT table_name AS record, list(column_name) AS columns FROM duckdb_columns() WHERE schema_name = 'main' GROUP BY 1);
INSERT INTO attendance BY NAME
SELECT 'H' || (i % 400) AS activity_id, 'D' || (i % {people}) AS deputy_id, CASE i % 12 WHEN 0 THEN '请假' WHEN 1 THEN '缺席' ELSE '出席' END AS presence,
    i % 5 = 0 AS spoke, DATE '2025-01-01' + (i % 360)::INTEGER AS happened_on, CASE i % 4 WHEN 0 THEN '人代会' ELSE '视察' END AS kind,
    '已举行' AS status, i AS row_id, 1 AS source_id, i AS "row"
FROM range({people} * 10) t(i);
INSERT INTO attendance_deputy SELECT row_id, deputy_id, '县', 'A' || (1 + row_id % {people} % {areas}), 'named' FROM attendance;
INSERT INTO reception BY NAME
SELECT 'S' || (i % 200000) AS station_id, ['D' || (i % {people})] AS deputy_ids, DATE '2025-01-01' + (i % 360)::INTEGER AS happened_on,
    (i % 30)::DOUBLE AS visitors, i AS row_id, 1 AS source_id, i AS "row"
FROM range({people} * 2) t(i);
INSERT INTO reception_deputy SELECT row_id, deputy_ids[1], '县', 'A' || (1 + row_id % {people} % {areas}), 'named' FROM reception;
INSERT INTO opinion BY NAME
SELECT ['D' || (i % {people})] AS deputy_ids, DATE '2025-01-01' + (i % 360)::INTEGER AS happened_on,
    CASE i % 3 WHEN 0 THEN '现场答复' WHEN 1 THEN '形成建议' ELSE '转办' END AS handling,
    CASE WHEN i % 2 = 0 THEN DATE '2025-06-01' END AS resolved_on, i AS row_id, 1 AS source_id, i AS "row"
FROM range({people} * 4) t(i);
INSERT INTO opinion_deputy SELECT row_id, deputy_ids[1], '县', 'A' || (1 + row_id % {people} % {areas}), 'named' FROM opinion;
INSERT INTO suggestion BY NAME
SELECT 'Y' || i AS suggestion_id, 'D' || (i % {people}) AS lead_deputy_id, [] AS co_deputy_ids, true AS is_accepted,
    DATE '2025-01-01' + (i % 360)::INTEGER AS submitted_on, DATE '2025-01-10' + (i % 340)::INTEGER AS handed_over_on,
    i AS row_id, 1 AS source_id, i AS "row"
FROM range({people}) t(i);
INSERT INTO suggestion_deputy SELECT row_id, lead_deputy_id, '县', 'A' || (1 + row_id % {people} % {areas}), 'lead' FROM suggestion;
INSERT INTO debriefing BY NAME
SELECT 'D' || (i * 2) AS deputy_id, DATE '2025-01-01' + (i % 360)::INTEGER AS happened_on, i AS row_id, 1 AS source_id, i AS "row"
FROM range({people} // 2) t(i);
INSERT INTO debriefing_deputy SELECT row_id, deputy_id, '县', 'A1', 'named' FROM debriefing;
INSERT INTO service BY NAME
SELECT ['D' || (i % {people})] AS deputy_ids, DATE '2025-01-01' + (i % 360)::INTEGER AS happened_on,
    CASE i % 3 WHEN 0 THEN '基层治理' WHEN 1 THEN '解决问题' ELSE '办实事' END AS kind, false AS is_forecast,
    i AS row_id, 1 AS source_id, i AS "row"
FROM range({people} * 2) t(i);
INSERT INTO service_deputy SELECT row_id, deputy_ids[1], '县', 'A' || (1 + row_id % {people} % {areas}), 'named' FROM service;
INSERT INTO contact BY NAME
SELECT 'D' || (i % {people}) AS deputy_id, DATE '2025-01-01' + (i % 360)::INTEGER AS happened_on, '联系群众' AS kind,
    (1 + i % 9)::DOUBLE AS contacts_made, i AS row_id, 1 AS source_id, i AS "row"
FROM range({people} * 4) t(i);
INSERT INTO contact_deputy SELECT row_id, deputy_id, '县', 'A' || (1 + row_id % {people} % {areas}), 'named' FROM contact;
INSERT INTO row_count SELECT 1, 'attendance', {people} * 24, {people} * 24, 0, 0;
