"""Suspect rows before the class of their record: what each is faulted for, and which pass after all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from etl.intake.odd import note
from etl.intake.slot import Slot
from etl.intake.typed import missing, unread_name
from etl.records import Fault, Record
from etl.records.kinds import Reading

FAULTS = {"row": pl.UInt32(), "name": pl.String(), "found": pl.String(), "allowed": pl.String()}
NO_FAULTS = pl.DataFrame(schema=FAULTS)
CASE = "case"


@dataclass(frozen=True)
class Bench:
    """What the class is asked with. no: the bool columns where a blank means 否."""

    record: type[Record]
    used: Sequence[Slot]
    no: Sequence[Slot]
    reading: Reading

    def judge(self, row: Mapping[str, Any]) -> Record | list[Fault]:
        """The verdict on one row of the checked frame."""
        cells = {slot.name: row[slot.text] for slot in self.used if row[slot.text] is not None}
        verdict = self.record.judge({slot.name: "否" for slot in self.no} | cells, self.reading)
        return verdict if isinstance(verdict, Record) else [self._as_printed(fault, row) for fault in verdict]

    def _as_printed(self, fault: Fault, row: Mapping[str, Any]) -> Fault:
        """With the cell as it stands in the sheet, without the unit of its header."""
        slot = next((slot for slot in self.used if slot.name == fault.column and slot.unit), None)
        return Fault(fault.column, row[slot.cell], fault.allowed) if slot and fault.found else fault


def judged(bench: Bench, suspects: pl.DataFrame) -> tuple[pl.DataFrame, list[dict[str, Any]]]:
    """(row, name, found, allowed) of every fault, and the rows that pass, as staged.

    A cell that cannot be read, or is missing, is a fault whatever the rest of the row says; so rows that are alike
    in those cells are one case and are judged once. The others may break a rule between columns: each for itself.
    """
    wanting = pl.any_horizontal("unread", *missing(bench.record).values())
    cases = _cases(bench, suspects.filter(wanting))
    verdicts = [(row["row"], row[CASE], bench.judge(row), row) for row in _first_of_each(cases)]
    passing = {case for _, case, verdict, _ in verdicts if isinstance(verdict, Record)}
    apart = pl.concat([suspects.filter(~wanting), cases.filter(pl.col(CASE).is_in(passing)).select(suspects.columns)])
    alone = [(row["row"], bench.judge(row), row) for row in apart.iter_rows(named=True)]
    rescued = [_staged(bench, row, verdict) for _, verdict, row in alone if isinstance(verdict, Record)]
    of_cases = pl.DataFrame(list(_faults((case, v) for _, case, v, _ in verdicts)), schema=FAULTS, orient="row")
    spread = cases.select("row", pl.col(CASE)).join(of_cases.rename({"row": CASE}), on=CASE, maintain_order="left")
    own = pl.DataFrame(list(_faults((number, verdict) for number, verdict, _ in alone)), schema=FAULTS, orient="row")
    return pl.concat([spread.select(*FAULTS), own]), rescued


def _cases(bench: Bench, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the number of their case. 是否预计 belongs to it: where it is blank, 预计 in a number is read."""
    parts = [pl.when(unread_name(slot)).then(slot.text).alias(f"case.{slot.name}") for slot in bench.used]
    parts += [lacks.alias(f"case.lacks.{name}") for name, lacks in missing(bench.record).items()]
    parts += [pl.col(slot.text).alias("case.forecast") for slot in bench.used if slot.name == "is_forecast"]
    keys = rows.select(parts)
    return rows.with_columns(keys.select(pl.struct(pl.all()).rank("dense").cast(pl.UInt32).alias(CASE)))


def _first_of_each(cases: pl.DataFrame) -> Iterator[dict[str, Any]]:
    return cases.unique(CASE, keep="first", maintain_order=True).iter_rows(named=True)


def _faults(verdicts: Iterator[tuple[int, Record | list[Fault]]]) -> Iterator[tuple[Any, ...]]:
    for number, verdict in verdicts:
        for fault in verdict if isinstance(verdict, list) else []:
            yield number, fault.column, fault.found, fault.allowed


def _staged(bench: Bench, row: Mapping[str, Any], verdict: Record) -> dict[str, Any]:
    staged = verdict.staged()
    told = [
        (slot.name, note(slot.column, row[slot.text], staged[slot.name], staged.get(f"{slot.name}_bound")))
        for slot in bench.used
        if row[slot.text] is not None
    ]
    printed = [{"key": name, "value": words} for name, words in told if words]
    return {"row": row["row"], **staged, "printed": printed}
