-- 重大项目 under way × the five mechanisms (in the period) and the three phases (up to the last day).
WITH under_way AS (
    SELECT * FROM project
    WHERE kind = '重大项目' AND is_selected AND parent_project_id IS NULL
        AND "year" <= year($last_on::DATE) AND coalesce(completed_on >= $from_on, true)
), pair AS (
    SELECT p.row_id AS fact_row, p.project_id, p.project_name, p.area_id, n.part, n.name
    FROM under_way p, (VALUES
        ('机制', '跟踪监督'), ('机制', '协同监督'), ('机制', '专业监督'), ('机制', '季度专报'), ('机制', '联席会议'),
        ('环节', '确定'), ('环节', '实施'), ('环节', '监督')
    ) AS n (part, name)
)
SELECT row_number() OVER (ORDER BY project_id, part, name) AS row_id, 'project' AS fact_record, p.*, EXISTS (
        SELECT 1 FROM project_supervision s
        WHERE s.project_id = p.project_id AND s.happened_on <= $last_on
            AND CASE p.part WHEN '机制' THEN s.kind = p.name AND s.happened_on >= $from_on ELSE s.phase = p.name END
    ) AS is_used, EXISTS (
        SELECT 1 FROM ({{told}}) c
        WHERE c.area_id = p.area_id AND c.record = 'project_supervision' AND coalesce(c.from_on <= $last_on, true)
            AND CASE p.part WHEN '机制' THEN coalesce(c.to_on >= $from_on, true) ELSE list_contains(c.columns, 'phase') END
    ) AS is_told, NULL::DATE AS shown_on, p.project_name || ' ' || p.name AS shown
FROM pair p
