-- One deputy, and the own stations.
INSERT INTO seen_deputy SELECT deputy_id FROM whole.deputy WHERE deputy_id IN (FROM given);
INSERT INTO seen_area
SELECT DISTINCT area_id FROM whole.mandate WHERE deputy_id IN (FROM seen_deputy) AND area_id IS NOT NULL;
INSERT INTO seen_station SELECT DISTINCT station_id FROM whole.assignment WHERE deputy_id IN (FROM seen_deputy);
