-- The root of the home, and the areas whose name holds the place a report is about.
SELECT area_id FROM area JOIN area_tree USING (area_id)
WHERE distance = 0 AND (depth = 0 OR ($place <> '' AND contains(area_name, $place)))
