-- The work tables of one build; they live beside the warehouse and go with the connection.
CREATE OR REPLACE TEMP TABLE sheet (
    source_id INTEGER, number INTEGER, unit INTEGER, n INTEGER, sheet VARCHAR, record VARCHAR, rows_read BIGINT,
    staged_problems BIGINT, columns VARCHAR[], path VARCHAR, delivery VARCHAR, file VARCHAR, given_sender VARCHAR,
    received_on DATE, extra VARCHAR[]
);
CREATE OR REPLACE TEMP TABLE fault (
    row_id BIGINT, "column" VARCHAR, found VARCHAR, allowed VARCHAR, message VARCHAR
);
CREATE OR REPLACE TEMP TABLE folded (text VARCHAR, folded VARCHAR);
CREATE OR REPLACE TEMP TABLE claim (
    unit INTEGER, sent_by VARCHAR, record VARCHAR, from_on DATE, to_on DATE, area_id VARCHAR, stations VARCHAR[],
    source_id INTEGER
);
CREATE OR REPLACE TEMP TABLE sender (unit INTEGER, number INTEGER, sent_by VARCHAR); -- number: none for all of the unit
CREATE OR REPLACE TEMP TABLE no_deputy (row_id BIGINT, area_id VARCHAR);
CREATE OR REPLACE TEMP TABLE sheet_name (record VARCHAR, sheet VARCHAR, fields VARCHAR[], is_dated BOOLEAN);
CREATE OR REPLACE TEMP VIEW kin AS
SELECT area_id AS one, ancestor_id AS other FROM area_tree
UNION
SELECT ancestor_id AS one, area_id AS other FROM area_tree;
