r.activity_id IN (SELECT activity_id FROM main.attendance UNION SELECT activity_id FROM main.agenda_item)
