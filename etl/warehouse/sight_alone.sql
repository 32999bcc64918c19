-- Rows that say neither where they lie nor who was there lie with who sent them.
(WITH sent AS MATERIALIZED (
    SELECT r.row_id FROM whole.{record} r JOIN seen_area s ON s.area_id = r.sender_area WHERE r.row_area IS NULL
)
SELECT row_id FROM sent{named})
