SELECT {forms} FROM (
    SELECT strftime(s.happened_on, '%Y-%m-%d') AS d, f.folded AS n, s.kind AS k
    FROM staged s JOIN folded f ON f.text = s.activity_name
    WHERE s.activity_id NOT IN (SELECT activity_id FROM activity WHERE activity_id IS NOT NULL)
)
