"""The sections on which numbers to ask about, and on comparing the booklet with the organisers' records."""

from typing import Annotated

from pydantic import Field

from etl.rules.sections import Amount, Days, Many, Positive, Rule, Text

Share = Annotated[float, Field(gt=0, le=1)]


class Doubts(Rule):
    """From where on a number is asked about. smallest: fewer cases than this say nothing.

    saturated: share of people with a full number. december: share of a year's records in December. flood: records of one
    station on one day. alike: likeness of two titles of one unit, and of two opinions of one
    station. alike_long, alike_short: of opinions so long two that are alike are asked about, of shorter ones so many; not
    asked about where a pack of an earlier time names neither. cosigned: co-signed per led. same_number: share of
    counts that are one and the same number. round_numbers: share of counts that end in 0 or 5. same_months: months on
    end with one and the same total. relapsed: share of looked-back suggestions that turned worse. gap_points: percentage
    points between two judgements.
    """

    smallest: Positive
    saturated: Share
    december: Share
    flood: Positive
    alike: Share
    alike_long: Positive | None = None
    alike_short: Annotated[int, Field(ge=2)] | None = None
    cosigned: Positive
    same_number: Share
    round_numbers: Share
    same_months: Annotated[int, Field(ge=3)]
    relapsed: Share
    gap_points: Amount


class Matching(Rule):
    """How an entry of the booklet meets a record: of one kind up to `days_apart` days apart, or of two kinds that
    people take for each other (`taken_for`, a group of kinds each) on the same day."""

    days_apart: Days
    taken_for: Many[Many[Text]] = ()
