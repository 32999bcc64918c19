"""The figures that stand first: on 总览, and of an area too large to list, for which they are made with the build."""

KEY = ("attendance_rate", "reception_day_rate", "on_time_reply_rate", "solved_rate", "duties_all_done_rate")
