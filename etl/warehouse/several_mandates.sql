-- People with mandates in more than one area: for them it matters which area is the smallest.
CREATE OR REPLACE TEMP TABLE several_mandates AS
SELECT deputy_id FROM office GROUP BY deputy_id HAVING count(DISTINCT area_id) > 1;
