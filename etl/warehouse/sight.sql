-- What a sight names, what is in it because of that, and what only has to have a name.
CREATE TEMP TABLE given (id VARCHAR);
CREATE TEMP TABLE seen_area (area_id VARCHAR);
CREATE TEMP TABLE seen_station (station_id VARCHAR);
CREATE TEMP TABLE seen_deputy (deputy_id VARCHAR);
CREATE TEMP TABLE named_area (area_id VARCHAR);
CREATE TEMP TABLE own_sender (area_id VARCHAR);
CREATE TEMP TABLE own_name (name VARCHAR);
