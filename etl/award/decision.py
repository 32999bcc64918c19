"""What was decided in the end, beside the list that was computed."""

from collections.abc import Sequence

from etl.award.candidate import Candidate
from etl.award.selection import Selection
from etl.settlements import DECISION, Said


def decision(minutes: Sequence[Said]) -> Said | None:
    """The last decision that names people; minutes oldest first."""
    return next((one for one in reversed(minutes) if one.verdict == DECISION and one.people), None)


def beside_the_list(found: Selection, minutes: Sequence[Said]) -> str:
    """最后决定 3 个：名单上的王芳没有列入；名单外的李明（因名额限制没有列入）列入. Blank where nobody was decided on."""
    last = decision(minutes)
    if last is None:
        return ""
    chosen, listed = set(last.people), {one.id for one in found.listed}
    off = [one.name for one in found.listed if one.id not in chosen]
    on = [_told(one) for one in found.candidates if one.id in chosen - listed]
    gone = sorted(chosen - {one.id for one in found.candidates})
    told = [
        f"{words}{'、'.join(who)}{what}"
        for words, who, what in (
            ("名单上的", off, "没有列入"),
            ("名单外的", on, "列入"),
            ("", gone, "不在这次评选的范围里"),
        )
        if who
    ]
    return f"最后决定 {len(last.people)} 个" + ("：" + "；".join(told) if told else "，与名单相同")


def _told(one: Candidate) -> str:
    """Why the list has not this one: a gate, a share, too few points."""
    if one.fell_at:
        why = f"{one.fell_at.title}：{one.fell_at.outcome}"
    elif one.place is None:
        why = "有计分项没有报送"
    else:
        why = one.moved or f"第 {one.place}"
    return f"{one.name}（{why}）"
