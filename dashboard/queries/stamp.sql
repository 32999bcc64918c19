-- What the build stands on; of the deliveries in force, how many have no row with a problem.
WITH delivery AS (
    SELECT s.delivery, coalesce(sum(c.problems), 0) AS problems FROM source s JOIN row_count c USING (source_id) GROUP BY 1
)
SELECT s.build, s.as_of, s.rules_title, s.authority,
    (SELECT count(*) FILTER (WHERE problems = 0) FROM delivery) AS clean,
    (SELECT count(*) FROM delivery) AS deliveries,
    (SELECT min(from_on) FROM office WHERE s.as_of BETWEEN from_on AND to_on AND level NOT IN ('议政代表', '议事代表')) AS term_start
FROM stamp s
