-- Spark's recursion may not aggregate. The same walk as a fold: the open days of a station in their order, each taking
-- the first reception within its days that none before it took.
SELECT station_id, pick.due_on, pick.reception_row
FROM (
    SELECT station_id, EXPLODE(AGGREGATE(
        days,
        CAST(ARRAY() AS ARRAY<STRUCT<due_on: DATE, reception_row: BIGINT>>),
        (taken, day) -> ARRAY_APPEND(taken, NAMED_STRUCT('due_on', day.due_on, 'reception_row', GET(FILTER(
            spares,
            one -> one.happened_on BETWEEN day.due_on AND day.last_on
                AND NOT EXISTS(taken, other -> other.reception_row <=> one.row_id)
        ), 0).row_id))
    )) AS pick
    FROM (SELECT station_id, ARRAY_SORT(COLLECT_LIST(STRUCT(due_on, last_on))) AS days FROM open_day GROUP BY station_id)
    JOIN (
        SELECT station_id, ARRAY_SORT(COLLECT_LIST(STRUCT(happened_on, row_id))) AS spares FROM spare GROUP BY station_id
    ) USING (station_id)
)
