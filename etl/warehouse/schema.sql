CREATE TABLE area_tree (area_id VARCHAR, ancestor_id VARCHAR, distance INTEGER, depth INTEGER);
CREATE TABLE office (
    deputy_id VARCHAR, level VARCHAR, area_id VARCHAR, role VARCHAR, electoral_district VARCHAR,
    from_on DATE, to_on DATE
);
CREATE TABLE coverage (
    record VARCHAR, sent_by VARCHAR, area_id VARCHAR, station_id VARCHAR, from_on DATE, to_on DATE,
    is_inferred BOOLEAN, columns VARCHAR[], source_id INTEGER
);
CREATE TABLE source (
    source_id INTEGER, delivery VARCHAR, file VARCHAR, sheet VARCHAR, record VARCHAR, sent_by VARCHAR,
    sender_area VARCHAR, received_on DATE, extra VARCHAR[]
);
CREATE TABLE problem (
    source_id INTEGER, file VARCHAR, sheet VARCHAR, "row" INTEGER, "column" VARCHAR, found VARCHAR,
    allowed VARCHAR, message VARCHAR
);
CREATE TABLE replaced (source_id INTEGER, "row" INTEGER, record VARCHAR, by_source_id INTEGER, reason VARCHAR);
CREATE TABLE row_count (
    source_id INTEGER, record VARCHAR, rows_read BIGINT, facts BIGINT, problems BIGINT, replaced BIGINT
);
CREATE TABLE calendar (day DATE, is_working BOOLEAN, is_holiday BOOLEAN);
CREATE TABLE reception_rule_day (reception_rule VARCHAR, due_on DATE, last_on DATE);
CREATE TABLE rule ("key" VARCHAR, "value" JSON);
CREATE TABLE stamp (
    build VARCHAR, as_of DATE, rules VARCHAR, rules_title VARCHAR, authority VARCHAR, built_at TIMESTAMP,
    code VARCHAR, inputs VARCHAR
);
-- What the next build needs to begin from this one.
CREATE TABLE built_on (
    number INTEGER, delivery VARCHAR, file VARCHAR, sent_by VARCHAR, call VARCHAR, received_on DATE, stage VARCHAR,
    base VARCHAR
);
CREATE TABLE bad_row (record VARCHAR, row_id BIGINT, source_id INTEGER, id VARCHAR, name VARCHAR);
CREATE TABLE by_name (record VARCHAR, folded VARCHAR);
