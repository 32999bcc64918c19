-- The working days of the year after the day of the build.
SELECT day FROM calendar WHERE is_working AND day > $as_of AND day <= $as_of::DATE + 366 ORDER BY day
