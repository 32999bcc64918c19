-- Who was told apart is no doubt any more; for the rest the message names only those the row may mean.
DELETE FROM doubt USING chosen_{name} c WHERE c.row_id = doubt.row_id AND c.pos = doubt.pos AND c.id IS NOT NULL;
UPDATE doubt SET candidates = c.candidates, areas = c.areas
FROM chosen_{name} c WHERE c.row_id = doubt.row_id AND c.pos = doubt.pos;
