-- Register entries of the build in force that the new one no longer has: what a load must never cost.
SELECT '区域' AS sheet, area_name AS name FROM old.area WHERE area_id NOT IN (SELECT area_id FROM new.area)
UNION ALL SELECT '站点', station_name FROM old.station WHERE station_id NOT IN (SELECT station_id FROM new.station)
UNION ALL SELECT '代表', deputy_name FROM old.deputy WHERE deputy_id NOT IN (SELECT deputy_id FROM new.deputy)
UNION ALL SELECT '项目', project_name FROM old.project WHERE project_id NOT IN (SELECT project_id FROM new.project)
UNION ALL
SELECT '任职', concat(deputy_id, ' ', level) FROM (
    SELECT deputy_id, level FROM old.mandate EXCEPT SELECT deputy_id, level FROM new.mandate
)
ORDER BY list_position(['区域', '站点', '代表', '项目', '任职'], sheet), name;
