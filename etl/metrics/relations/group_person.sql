-- People in office on the last day, one row per group they are a member of that day.
SELECT row_number() OVER (ORDER BY m.group_id, p.deputy_id) AS row_id, m.group_id,
    p.* EXCLUDE (row_id)
FROM ({{person}}) p
JOIN (
    SELECT DISTINCT deputy_id, "group" || '@' || area_id AS group_id FROM group_member
    WHERE coalesce(from_on <= $last_on, true) AND coalesce(to_on >= $last_on, true)
) m USING (deputy_id)
