SELECT s.station_id, s.station_name, s.kind, s.setting, s.theme, s.status, s.reception_rule, s.opened_on, s.stars, s.floor_area_m2,
    a.area_id, a.area_name
FROM station s LEFT JOIN area a USING (area_id) WHERE s.station_id = $subject
