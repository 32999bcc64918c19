CREATE OR REPLACE TEMP TABLE parent_of AS SELECT s.row_id, {value} AS id FROM {record} s{joins};
UPDATE {record} SET {parent} = p.id FROM parent_of p WHERE p.row_id = {record}.row_id;
