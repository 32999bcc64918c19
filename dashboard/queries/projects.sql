-- Chosen projects and their sub-items in the years asked for; 重大项目 of earlier years too while they are under way.
SELECT p.row_id, p.project_id, p.project_name, p.kind, p.parent_project_id, p."year", p.area_id, a.area_name, p.lead_unit, p."group",
    p.status, p.due_on, p.completed_on, p.is_done, p.voted_on, p.voted_by, p.votes_for, p.votes_against, p.votes_abstained
FROM project p
LEFT JOIN project w ON w.project_id = p.parent_project_id
LEFT JOIN area a ON a.area_id = p.area_id
WHERE coalesce(w.is_selected, p.is_selected)
    AND CASE p.kind WHEN '重大项目'
        THEN p."year" <= year($last_on::DATE) AND coalesce(p.completed_on >= $from_on, true)
        ELSE coalesce(w."year", p."year") BETWEEN year($from_on::DATE) AND year($last_on::DATE) END
    AND ($area::VARCHAR IS NULL OR p.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $area::VARCHAR))
ORDER BY p.area_id, p."year" DESC, p.project_id
