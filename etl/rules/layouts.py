"""Other shapes of workbook as data: how a matrix, a sign-in sheet or yearly totals become record rows.

A layout is only tried on a sheet that is no record itself. Two verbs: `fill` turns a value above or beside the
table into a column, `unpivot` turns every column that is no header of the record into rows.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from etl.rules.sections import Many, Section, Text


def _pattern(text: str) -> str:
    try:
        groups = re.compile(text).groups
    except re.error as error:
        raise ValueError("不是可用的正则表达式") from error
    if groups != 1:
        raise ValueError("正则表达式里应正好有一对括号，括出要取的部分")
    return text


class Fill(Section):
    """One column for all rows of the sheet: the cell after one of `labels`, or what `pattern` finds in the title
    lines above the table, or always `value`."""

    header: Text
    labels: Many[Text] = ()
    pattern: Annotated[Text, AfterValidator(_pattern)] | None = None
    value: Text | None = None

    @model_validator(mode="after")
    def _from_one_place(self) -> "Fill":
        if bool(self.labels) + bool(self.pattern) + bool(self.value) != 1:
            raise ValueError("labels、pattern、value 三者应正好写一个")
        return self


class Unpivot(Section):
    """Each column that is no header of the record gives a row per filled cell: its heading under `name_to`, the
    cell under `value_to`. `cells` is what such a column must hold to be taken: marks of attendance that the
    sheet's legend or the rule pack knows, or numbers. `names`: heading -> what is written under name_to;
    where names is given, a heading without an entry is left alone. `left`: headings that are never taken."""

    name_to: Text
    value_to: Text
    cells: Literal["marks", "numbers"]
    names: dict[Text, Text] = Field(default_factory=dict)
    left: Many[Text] = ()


class Layout(Section):
    """A shape of sheet, told by its headers: all of `headers`, and one of each list in `one_of`, must be there, and none
    of `none_of`.

    `said`: what the lines above the table, the name of the sheet or that of the file must say, all of it.
    `columns`: heading of the sheet -> header of the record, where the common synonyms do not hold.
    `blank`: header -> what an empty or missing cell of it means. `meanings`: header -> {what is printed -> value}, for
    marks and words of this shape alone. A sheet may fit several layouts; each gives the
    rows of its own record.
    """

    id: Text
    title: Text
    record: Text
    headers: Many[Text]
    one_of: Many[Many[Text]] = ()
    none_of: Many[Text] = ()
    said: Many[Text] = ()
    columns: dict[Text, Text] = Field(default_factory=dict)
    blank: dict[Text, Text] = Field(default_factory=dict)
    meanings: dict[Text, dict[Text, Text]] = Field(default_factory=dict)
    fill: Many[Fill] = ()
    unpivot: Unpivot | None = None


class Layouts(Section):
    layout: Many[Layout]
