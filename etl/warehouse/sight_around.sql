-- Areas have a name where people or stations in sight are of them, with those around them; what was delivered for them
-- is told, or what is known would seem unknown.
INSERT INTO named_area
SELECT DISTINCT t.ancestor_id
FROM whole.area_tree t
WHERE t.area_id IN (FROM seen_area)
    OR t.area_id IN (SELECT area_id FROM whole.mandate WHERE deputy_id IN (FROM seen_deputy))
    OR t.area_id IN (SELECT area_id FROM whole.station WHERE station_id IN (FROM seen_station));
INSERT INTO main.area_tree
SELECT * FROM whole.area_tree WHERE area_id IN (FROM named_area) AND ancestor_id IN (FROM named_area);
INSERT INTO main.office SELECT * FROM whole.office WHERE deputy_id IN (FROM seen_deputy);
INSERT INTO main.coverage
SELECT * FROM whole.coverage
WHERE area_id IN (FROM named_area) AND (station_id IS NULL OR station_id IN (FROM seen_station));
