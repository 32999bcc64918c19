"""The packs and tables that are shipped: whole, cited, and fit to be extended."""

from datetime import date

import pytest

from etl.records import RECORDS
from etl.rules.contract import headers
from etl.rules.load import load_rules, pack_names
from etl.rules.tables import SHIPPED

PACKS = pack_names(SHIPPED)


def test_what_is_shipped() -> None:
    assert PACKS == ["chongqing", "henan", "meishan", "national", "qingdao", "shanghai", "wangchuan", "zhejiang"]


@pytest.mark.parametrize("pack", PACKS)
def test_every_shipped_pack_loads_and_rests_on_the_national_one(pack: str) -> None:
    book = load_rules(SHIPPED, pack)
    assert [p.id for p in book.packs] == list(dict.fromkeys([pack, "national"]))
    assert book.title and book.id == pack


@pytest.mark.parametrize("pack", PACKS)
def test_every_rule_is_cited_and_dated(pack: str) -> None:
    for section, rules in load_rules(SHIPPED, pack).packs[0].sections():
        for rule in rules:
            assert len(rule.citation) >= 4 and rule.valid_from >= date(2000, 1, 1), (section, rule)


def test_the_seven_duties_in_their_order() -> None:
    duties = load_rules(SHIPPED).flat(date(2024, 6, 30))["duties"]
    assert [(duty["mark"], duty["measure"]) for duty in duties] == [  # type: ignore[attr-defined]
        ("联", "contacts"),
        ("反", "opinions"),
        ("提", "suggestions"),
        ("融", "governance"),
        ("助", "problems_solved"),
        ("办", "good_deeds"),
        ("参", "activities_attended"),
    ]


@pytest.mark.parametrize("pack", PACKS)
def test_money_is_listed_and_never_scored(pack: str) -> None:
    for award in load_rules(SHIPPED, pack).flat()["award"]:  # type: ignore[attr-defined]
        scored = " ".join(point["measure"] for point in award["points"])
        assert "funds_wan" not in scored and "amount_wan" not in scored
        assert "funds_wan" in award["listed"] or award["of"] != "deputy"
        assert sum(point["weight"] for point in award["points"]) == 100


def test_the_eight_haves_are_eight_and_the_local_list_takes_their_place() -> None:
    national, local = (load_rules(SHIPPED, pack).flat() for pack in ("national", "wangchuan"))
    assert len(national["checklists.八有"]["items"]) == len(local["checklists.八有"]["items"]) == 8  # type: ignore[index]
    assert national["checklists.八有"] != local["checklists.八有"]
    assert "checklists.十有" not in national and len(local["checklists.十有"]["items"]) == 10  # type: ignore[index]


def test_only_what_the_law_names_is_published() -> None:
    """代表法 art 58: basic information and duty figures; no birth date, no party, no money, no ranking."""
    fields = set(load_rules(SHIPPED).flat()["publish.fields"])  # type: ignore[call-overload]
    assert "deputy.deputy_name" in fields
    assert not fields & {"deputy.born", "deputy.ethnicity", "deputy.party", "deputy.post", "opinion.phone"}


@pytest.mark.parametrize(
    ("record", "word", "header"),
    [
        ("suggestion", "案号", "建议编号"),
        ("suggestion", "案由", "标题"),
        ("suggestion", "承办单位", "主办单位"),
        ("suggestion", "交办时间", "交办日期"),
        ("suggestion", "答复时间", "答复日期"),
        ("suggestion", "代表姓名", "领衔代表"),
        ("attendance", "代表姓名", "姓名"),
        ("attendance", "到会情况", "出席情况"),
        ("attendance", "签到情况", "出席情况"),
        ("reception", "接待人数", "接待人次"),
        ("reception", "接待选民人数", "接待人次"),
        ("reception", "时间", "日期"),
        ("opinion", "联系方式", "联系电话"),
        ("station", "镇街", "区域名称"),
        ("suggestion_evaluation", "案号", "建议编号"),
    ],
)
def test_synonym(record: str, word: str, header: str) -> None:
    assert load_rules(SHIPPED).headers[record][word] == header


def test_every_synonym_leads_to_a_header_of_its_record_and_is_none_itself() -> None:
    book = load_rules(SHIPPED)
    assert book.headers.keys() == RECORDS.keys()
    for record, names in book.headers.items():
        assert set(names.values()) <= headers(record)
        assert not names.keys() & headers(record)


def test_the_shapes_of_other_workbooks() -> None:
    shapes = {layout.id: layout.record for layout in load_rules(SHIPPED).layouts}
    assert shapes == {
        "attendance_matrix": "attendance",
        "sign_in_sheet": "attendance",
        "yearly_totals": "stated_figure",
        "suggestion_export": "suggestion",
    }
