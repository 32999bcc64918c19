"""A sheet nobody knows: point at what it holds, see how it would be read, and have it kept for the next one."""

import hashlib

import streamlit as st
from markupsafe import Markup

from dashboard.access import Scope
from dashboard.blocks.pointing import pointed_at
from dashboard.data import sending, teaching
from dashboard.data.teaching import Trial
from dashboard.parts.html import show, tag
from dashboard.parts.section import note, small_title
from dashboard.parts.table import Column, table
from etl.intake.table import Table
from etl.intake.teach import Unread, bound, lacking
from etl.problems import Stop
from etl.records import columns
from etl.records.personal import masked

SHOWN, READ, TOLD = 12, 5, 3


def teach(scope: Scope, parcel: sending.Parcel, which: object) -> bool:
    """Asks about a sheet of which no row was read. Whether something was taught just now. `which`: the files and the
    build, so that they are read once and not at every click."""
    held = st.session_state.get("unread")
    if held is None or held[0] != which:
        held = st.session_state["unread"] = (which, teaching.unread(scope, parcel))
    found: list[Unread] = held[1]
    if not found:
        return False
    show(small_title("教系统认这张表", f"有 {len(found)} 张表没有读；指给系统看，下次就认得"))
    if not teaching.may_teach(scope):
        note("可以改成模板的样子再报，或请人大机关教系统认这种表。")
        return False
    with st.container(border=True, key="teach"):
        return _taught(scope, _chosen(found))


def _chosen(found: list[Unread]) -> Unread:
    if len(found) == 1:
        return found[0]
    names = [f"{one.sheet.file} 的“{one.sheet.sheet}”" for one in found]
    at = st.selectbox("先教哪一张", range(len(found)), format_func=names.__getitem__, key="teach_sheet")
    return found[at]


def _taught(scope: Scope, one: Unread) -> bool:
    note(one.why if one.why.endswith("。") else f"{one.sheet.file}，{one.sheet.sheet}：{one.why}。")
    mark = hashlib.sha256(f"{one.sheet.file} {one.sheet.sheet} {one.head}".encode()).hexdigest()[:8]
    picture = st.container()
    pointed = pointed_at(one, mark)
    with picture:
        _picture(one, pointed.row)
    try:
        trial = teaching.tried(scope, one, pointed)
    except Stop as stop:
        note(str(stop))
        return False
    missing = [column.header for column in lacking(pointed)]
    _outcome(trial, missing)
    if said := bound(one, pointed):
        note(f"整张表都是的年份、日期或活动是写死的，所以只有写着“{said}”的表才这样读，别的表会再问。")
    title = st.text_input("这种表叫什么", trial.layout.title, max_chars=60, key=f"teach_title_{mark}")
    if not st.button(
        "记住这种表，接着核对", type="primary", disabled=trial.checked is None or bool(missing), key="teach_keep"
    ):
        return False
    teaching.teach(scope, trial.layout.model_copy(update={"title": title.strip() or trial.layout.title}))
    st.session_state.pop("unread", None)
    return True


def _picture(one: Unread, row: int) -> None:
    """The first rows as they stand in the file, with the numbers and letters a spreadsheet shows; the header in bold, and
    no number of a telephone: the page shows none anywhere."""
    heads = [Column("行", "r"), *(Column(letter) for letter in one.letters)]
    rows = [
        (str(number), *(tag("b", cell) if number == row and cell else cell for cell in map(masked, cells)))
        for number, cells in one.head[:SHOWN]
    ]
    show(table(heads, rows, label="没有读的表"))


def _outcome(trial: Trial, missing: list[str]) -> None:
    """The first rows as they would be read, how many pass, and what is wrong with the first that do not."""
    if missing:
        note(f"还缺：{'、'.join(missing)}。")
    read, checked = trial.table, trial.checked
    if read is None or checked is None:
        note("这样还读不出来：" + (read.fault or "" if read else "表头对不上，或记号还没有说明意思") + "。")
        return
    faulty = f"，{checked.bad:,} 行有问题" if checked.bad else ""
    counted = f"《{read.record.sheet}》{read.rows.height:,} 行{faulty}，列出前 {min(READ, read.rows.height)} 行"
    show(small_title("会这样读", counted))
    places = {place.cell: name for name, place in read.places.items()}
    means = {mark: value for marks in read.legend.values() for mark, value in marks.items()}
    first = read.rows.select(*places).head(READ).rows()
    rows = [tuple(_meant(cell, means) for cell in row) for row in first]
    show(table([Column(_known(read, name)) for name in places.values()], rows, label="会这样读"))
    for message in checked.lines["message"].head(TOLD):
        note(message)


def _meant(cell: str | None, means: dict[str, str]) -> Markup | str:
    return f"{cell} → {means[cell]}" if cell in means else masked(cell or "")


def _known(read: Table, name: str) -> str:
    """The header of the contract over a column, whatever is printed there."""
    headers = {c.name: c.header for c in columns(read.record)}
    names = {c.name_column: c.name_header or c.header for c in columns(read.record)}
    return {**names, **headers}[name]
