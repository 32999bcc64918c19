-- What the build stands on; of the sheets in force, how many gave a fact.
SELECT s.build, s.as_of, s.rules_title, s.authority,
    (SELECT count(DISTINCT source_id) FROM row_count WHERE facts > 0 OR replaced > 0) AS delivered,
    (SELECT count(*) FROM source) AS expected,
    (SELECT min(from_on) FROM office WHERE s.as_of BETWEEN from_on AND to_on AND level NOT IN ('议政代表', '议事代表')) AS term_start
FROM stamp s
