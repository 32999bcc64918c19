-- Areas and all below them, their stations and their people: who holds a mandate there, is posted to a station there or
-- is in a group there. People are seen whole, or a station would have one number here and another for the committee.
INSERT INTO seen_area SELECT DISTINCT area_id FROM whole.area_tree WHERE ancestor_id IN (FROM given);
INSERT INTO seen_station SELECT station_id FROM whole.station WHERE area_id IN (FROM seen_area);
INSERT INTO seen_deputy
SELECT deputy_id FROM whole.mandate WHERE area_id IN (FROM seen_area)
UNION
SELECT deputy_id FROM whole.assignment WHERE station_id IN (FROM seen_station)
UNION
SELECT deputy_id FROM whole.group_member WHERE area_id IN (FROM seen_area);
INSERT INTO own_sender FROM seen_area;
