-- Stations, and the names of who is posted to them.
INSERT INTO seen_station SELECT station_id FROM whole.station WHERE station_id IN (FROM given);
INSERT INTO seen_area SELECT DISTINCT area_id FROM whole.station WHERE station_id IN (FROM seen_station);
INSERT INTO seen_deputy SELECT DISTINCT deputy_id FROM whole.assignment WHERE station_id IN (FROM seen_station);
INSERT INTO own_name
SELECT unnest([station_id, station_name]) FROM whole.station WHERE station_id IN (FROM seen_station);
