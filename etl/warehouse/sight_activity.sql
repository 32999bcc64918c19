-- The activities that attendance or items in sight are of.
SELECT a.row_id FROM whole.activity a
JOIN (SELECT activity_id FROM main.attendance UNION SELECT activity_id FROM main.agenda_item) met USING (activity_id)
