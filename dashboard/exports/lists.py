"""Every list a page hands out, made again whole: all its rows and columns, under the heads they have in the file."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks import matched_list, record_list, register, station_list, suggestion_list
from dashboard.blocks.asked_about import as_table as doubts_table
from dashboard.blocks.deliveries import named
from dashboard.parts.listing import plain
from dashboard.todo import as_table as todo_table
from dashboard.todo import todos

Args = Mapping[str, Any]


def deputies(ask: Ask, _: Args) -> pl.DataFrame:
    done = data.duties(ask)
    return plain(register.with_marks(register.registered(ask, done), done), register.columns(done))


def stations(ask: Ask, _: Args) -> pl.DataFrame:
    return plain(station_list.stations_of(ask), station_list.columns())


def suggestions(ask: Ask, _: Args) -> pl.DataFrame:
    return plain(suggestion_list.suggestions_of(ask), suggestion_list.COLUMNS)


def records(ask: Ask, args: Args) -> pl.DataFrame:
    found = data.records(ask, args["metric"], args["by"], args["of"])
    return plain(record_list.in_words(found), [record_list.PART, *record_list.COLUMNS])


def matches(ask: Ask, _: Args) -> pl.DataFrame:
    """Without what people said of them."""
    return matched_list.as_table(data.matches(ask), {}).drop(matched_list.SAID)


LISTS: Mapping[str, Callable[[Ask, Args], pl.DataFrame]] = {
    "deputies": deputies,
    "stations": stations,
    "suggestions": suggestions,
    "records": records,
    "matches": matches,
    "doubts": lambda ask, _: doubts_table(data.doubts(ask)),
    "todo": lambda ask, _: todo_table(ask, todos(ask)),
    "problems": lambda ask, _: named(data.rows(ask, "problems")),
}
"""Source of a recipe -> the list."""
