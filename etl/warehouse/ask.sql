-- Every distinct way a column points to {register}, and the row whose id it is.
CREATE OR REPLACE TEMP TABLE ask AS
SELECT a.number, a.name, r.id, r.registered FROM ({asked}) a LEFT JOIN ({ids}) r ON r.id = a.number;
