"""A sheet nobody knows: point at what it holds, see how it would be read, and have it kept for the next one."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.access import Scope
from dashboard.data import sending, teaching
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import note, small_title
from dashboard.parts.table import Column, table
from etl.intake.table import Table
from etl.intake.teach import ACROSS, EACH, Pointed, Style, Unread, guessed, lacking, marks, offered
from etl.problems import Stop
from etl.records import RECORDS, columns

SHOWN = 12
LEFT = "不读"
STYLES: dict[str, Style] = {"一行一条": "rows", "一行一人，一列一次会议": "matrix", "一行一人，一列一项合计": "totals"}
KINDS = tuple(name for name in RECORDS if name != "cover")


def teach(scope: Scope, parcel: sending.Parcel, which: object) -> bool:
    """Asks about the first sheet of which no row was read. Whether something was taught just now. `which`: the files and
    the build, so that they are read once and not at every click."""
    held = st.session_state.get("unread")
    if held is None or held[0] != which:
        held = st.session_state["unread"] = (which, teaching.unread(scope, parcel))
    found: list[Unread] = held[1]
    if not found:
        return False
    one = found[0]
    show(
        small_title(
            "有表没有读", f"{len(found)} 张；先看 {one.sheet.file} 的“{one.sheet.sheet}”。指给系统看，下次就认得"
        )
    )
    if not teaching.may_teach(scope):
        note("可以改成模板的样子再报，或请人大机关教系统认这种表。")
        return False
    with st.container(border=True, key="teach"):
        return _taught(scope, one)


def _taught(scope: Scope, one: Unread) -> bool:
    _picture(one)
    pointed = _pointed(one)
    try:
        layout, read = teaching.tried(scope, one, pointed)
    except Stop as stop:
        note(str(stop))
        return False
    missing = lacking(pointed)
    _outcome(read, [column.header for column in missing])
    title = st.text_input("这种表叫什么", layout.title, max_chars=60, key="teach_title")
    if not st.button("记住这种表，接着核对", type="primary", disabled=read is None or bool(read.fault or missing)):
        return False
    teaching.teach(scope, layout.model_copy(update={"title": title.strip() or layout.title}))
    st.session_state.pop("unread", None)
    return True


def _picture(one: Unread) -> None:
    """The first rows as they stand in the file, with the numbers and letters a spreadsheet shows."""
    heads = [Column("行", "r"), *(Column(letter) for letter in one.letters)]
    show(table(heads, [(str(number), *cells) for number, cells in one.head[:SHOWN]], label="没有读的表"))


def _pointed(one: Unread) -> Pointed:
    """What was pointed at, box by box; each box begins with our own guess."""
    left, middle, right = st.columns(3)
    style = STYLES[left.selectbox("什么样子", list(STYLES), key="teach_style")]
    record = ACROSS[style][0] if style in ACROSS else middle.selectbox(
        "是什么记录", KINDS, KINDS.index("reception"), lambda name: RECORDS[name].sheet, key="teach_record"
    )  # fmt: skip
    rows = [number for number, _ in one.head]
    first = guessed(one, style, record, teaching.book())
    row = right.selectbox("表头在第几行", rows, rows.index(first.row), key=f"teach_row_{style}_{record}")
    guess = guessed(one, style, record, teaching.book(), row)
    pointed = replace(guess, columns=_columns(one, guess))
    pointed = replace(pointed, constants=_constants(pointed))
    return replace(pointed, meanings=_meanings(one, pointed))


def _columns(one: Unread, guess: Pointed) -> dict[int, str]:
    cells = next(cells for number, cells in one.head if number == guess.row)
    options = [LEFT, *([EACH] if guess.style in ACROSS else []), *offered(guess.record)]
    show(tag("p", "每一列是什么", "note"))
    found: dict[int, str] = {}
    places = st.columns(4)
    shown = [(n, heading) for n, heading in enumerate(cells) if heading]
    for at, (n, heading) in enumerate(shown):
        begun = guess.columns.get(n, LEFT)
        key = f"teach_column_{guess.style}_{guess.record}_{guess.row}_{n}"
        said = places[at % 4].selectbox(f"{one.letters[n]} 列“{heading}”", options, options.index(begun), key=key)
        if said != LEFT:
            found[n] = said
    return found


def _constants(pointed: Pointed) -> dict[str, str]:
    """What no column says and every row needs."""
    found: dict[str, str] = {}
    for column in lacking(pointed):
        label, key = f"没有“{column.header}”这一列，整张表都是", f"teach_all_{pointed.record}_{column.name}"
        said = st.selectbox(label, column.values, None, key=key) if column.values else st.text_input(label, key=key)
        if said:
            found[column.header] = str(said)
    return found


def _meanings(one: Unread, pointed: Pointed) -> dict[str, dict[str, str]]:
    """What the marks mean that are no value of their column."""
    listed = {column.header: column.values for column in columns(RECORDS[pointed.record])}
    found: dict[str, dict[str, str]] = {}
    for header, printed in marks(one, pointed, teaching.book()).items():
        show(tag("p", f"“{header}”里的写法是什么意思", "note"))
        places = st.columns(4)
        for n, (mark, count) in enumerate(printed.items()):
            key = f"teach_mark_{pointed.record}_{header}_{mark}"
            said = places[n % 4].selectbox(
                f"“{mark}”（{count} 格）", listed[header], None, key=key, placeholder="不认得"
            )
            if said:
                found.setdefault(header, {})[mark] = said
    return found


def _outcome(read: Table | None, missing: list[str]) -> None:
    """The first rows as they would be read."""
    if missing:
        note(f"还缺：{'、'.join(missing)}。")
    if read is None or read.fault:
        note(f"这样还读不出来。{read.fault if read else ''}")
        return
    show(small_title("会这样读", f"《{read.record.sheet}》{read.rows.height:,} 行，列出前 5 行；有问题的行核对时再列"))
    named: Mapping[str, str] = {place.title: place.cell for place in read.places.values()}
    means = {mark: value for marks in read.legend.values() for mark, value in marks.items()}
    first = read.rows.select(named.values()).head(5).rows()
    rows = [tuple(f"{cell} → {means[cell]}" if cell in means else cell or "" for cell in row) for row in first]
    show(table([Column(_known(read, cell)) for cell in named.values()], rows, label="会这样读"))


def _known(read: Table, cell: str) -> str:
    """The header of the contract over a column, whatever is printed there."""
    for column in columns(read.record):
        for name, header in ((column.name, column.header), (column.name_column, column.name_header or "")):
            if name in read.places and read.places[name].cell == cell:
                return header
    return cell


def taught_list(scope: Scope) -> None:
    """What was taught, and the way to take it back."""
    known = teaching.taught()
    if not known or not teaching.may_teach(scope):
        return
    with st.expander(f"教过的表样（{len(known)} 种）", icon=":material/school:"):
        for one in known:
            told, button = st.columns([5, 1], vertical_alignment="center")
            with told:
                show(
                    join((tag("span", one.title), tag("span", f"《{RECORDS[one.record].sheet}》", "quiet small")), " ")
                )
            if button.button("不再用", key=f"forget_{one.id}"):
                teaching.forget(scope, one.id)
                st.rerun()
