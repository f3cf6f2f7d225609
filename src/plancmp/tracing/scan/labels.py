"""Where a label starts and ends: the words before a figure, cut down to a name.

What a sentence puts around a name is known from the language: the time and place in front, the
verb that leads to the figure behind.
"""

from __future__ import annotations

import re

from plancmp.language.folding import fold
from plancmp.language.periods import PLAN
from plancmp.model.words import Words

UNNAMED_PLAN = re.sub(r"\?P<\w+>", "", PLAN)
"""A five-year plan by its number, in a pattern that names no groups."""
_WHEN = (
    r"[到至在截从自力争由]{0,2}(?:19|20)[0-9]{2}(?:[-~至到](?:19|20)[0-9]{2})?(?:年度?|(?=全年))(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    r"(?:年?底|年?末|初|以来|期间|止|的|零时|以前|前后|左右)?前?"
)
_FRONT = (
    rf"(?!{{name.not_front}})(?:[^,。;]{{0,40}}{{title.kinds}}(?:\([^()]{{0,14}}\))?》?(?:{{title.published}}|{{title.says}})|[0-9]{{1,2}}[.、](?![0-9])|{_WHEN}|[在到]?{UNNAMED_PLAN}(?:{{time.within}}|期内)?"
    r"|\((?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\)|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、[^,。;:0-9]{2,16}?(?={name.after_item})|[0-9]{1,2}[-~至][0-9]{1,2}月份?|[0-9]{1,2}年(?:[来间内]|累计|共计?)|{name.front}|{name.ordinal}|[“\"](?=(?:19|20)[0-9]{2}年)|[-●■★◆▲•]+|、|:|\([^()]{0,12}\)(?=[、,]))"
)
_BEHIND = r"(?:{name.behind}|{moved.how}|(?:到|至)?(?:19|20)[0-9]{2}年(?:底|末|前)?的?|[,:、])$"
_SHARE_OF = r"{part.lead}?(?P<of>{part.of}){part.link}*$"
_GROUP_BEHIND = (
    "(?P<name>[^,。;:]{2,40}{name.ends})"
    "(?:[到至在]?(?:19|20)[0-9]{2}年(?:底|末|前)?)?(?P<of>{part.of})$"
)
_STATUS = r"{part.lead}*(?P<status>{part.state}){part.link}*$"
_PER_ONE = "(?:每[0-9.]*[万千百十]+(?:名|位)?{denominator.kind}?{denominator.of}|[千万]人均)"
_PER = rf"{{denominator.lead}}*(?P<per>{_PER_ONE}){{denominator.behind}}*$"
_PER_FIRST = f"(?:平均)?(?:{_PER_ONE}|[千万]人口)" + "{denominator.behind}*"
_TO_THAT = r"的{denominator.standard},?{denominator.provides}*(?P<noun>[^,。;:、]{2,20})"
_NEEDS_MORE = re.compile("^(?:达标)$")
_SHORTEST, _LEAST = 3, 2


def denominator(text: str, words: Words) -> tuple[int, str]:
    """Return where the denominator that leads to a figure starts, and it (`达到每万人口`60间).

    What stands before it is the name that it belongs to; -1 where there is none.
    """
    match = words.pattern(_PER).search(text)
    return (match.start(), match["per"]) if match else (-1, "")


def per_head(label: str, words: Words) -> str:
    """Return the denominator that a label starts with, empty if it has none: 每千人口."""
    match = words.pattern(_PER_FIRST).match(label)
    return match[0] if match else ""


def says_of_each(label: str) -> bool:
    """Whether a name says by itself of how many people it is: 每千人口床位数, 千人均床位数."""
    return "每" in label or "人均" in label or label.startswith(("千人", "万人"))


def is_in_parts(label: str, unit: str, words: Words) -> bool:
    """Whether what is counted one by one is given in parts, and not as so many for each of some.

    A fraction of them is then for as many people as what stands around says: 公立医院床位数4.12张.
    """
    mean = words.pattern("均|比|率").search(label)
    whole = words.pattern("{counted.whole}").fullmatch(unit)
    return whole is not None and mean is None and not says_of_each(label)


def is_of_whole_ones(label: str, words: Words) -> bool:
    """Whether a name is the number of people, institutions or beds."""
    kinds = ("count", "persons", "beds")
    people = words.pattern("{part.peopled}$").search(label) is not None
    return people or any(counts_in(label, kind, words) for kind in kinds)


def object_of_standard(text: str, words: Words) -> str:
    """Return what a figure is the standard of: `的标准配备救护车` behind `每5万人口2辆`."""
    match = words.pattern(_TO_THAT).match(text)
    return match["noun"] if match else ""


def status(text: str, words: Words) -> str:
    """Return the state that a part of a total is in: `已建` before `321间`."""
    match = words.pattern(_STATUS).fullmatch(text)
    return match["status"] if match else ""


def share_of(text: str, words: Words) -> str:
    """Return the place or group that alone names a part of a total: `农村` in `其中农村80%`."""
    match = words.pattern(_SHARE_OF).fullmatch(text)
    return match["of"] if match else ""


def group_behind(text: str, words: Words) -> tuple[int, str]:
    """Return where a name ends that a group of it follows, and that: `X率到2025年城市`; or -1."""
    match = words.pattern(_GROUP_BEHIND).match(strip_behind(text, words))
    return (match.end("name"), match["of"]) if match else (-1, "")


def total_of(label: str, words: Words) -> str:
    """Return a label without the state, place or group in front of it."""
    return words.pattern("^(?:{part.state}|{part.of}|{part.level})").sub("", label)


def strip_front(text: str, words: Words) -> str:
    """Return a clause without the time, place and adverbs that stand before a label."""
    front = words.pattern(_FRONT)
    while True:
        match = front.match(text)
        if match is None or not match.end():
            return text
        text = text[match.end() :]


def strip_behind(text: str, words: Words) -> str:
    """Return a clause without the verbs and adverbs that lead from a label to its figure."""
    behind, whole = words.pattern(_BEHIND), words.pattern("(?<![0-9]){name.whole_end}$")
    while True:
        match = behind.search(text)
        if match is None or _NEEDS_MORE.match(match[0]) or whole.search(text):
            return text
        text = text[: match.start()]


def is_indicator_name(text: str, words: Words) -> bool:
    """Whether words end the way names of rates, shares and counts do."""
    return words.pattern("{name.ends}$").search(text) is not None


def is_added(label: str, lead: str, words: Words) -> bool:
    """Whether a figure says by how much something grows: `新增床位90张`, `新增90张床位`."""
    at = lead.rfind(fold(label))
    before = lead[:at] if at >= 0 else lead
    return words.pattern("{moved.adds}了?{name.behind}?$").search(before) is not None


def is_share(label: str, unit: str, lead: str, words: Words) -> bool:
    """Whether a figure is the share of what stands before it: `医院床位占70%`."""
    if unit != "%" or "占" in label or is_indicator_name(label, words):
        return False
    return words.pattern("{part.share}$").search(lead) is not None


def counts_in(text: str, dimension: str, words: Words) -> bool:
    """Whether words end the way names of what is counted in a dimension do: 卫生院 with 个."""
    return words.pattern(rf"{{counted_in.{dimension}}}(?:\([^()]*\))?$").search(text) is not None


def is_measure(text: str, words: Words) -> bool:
    """Whether words end in what is measured, whatever changed of it: 旅游收入, 诊疗人次."""
    return words.pattern("{part.measures}$").search(text) is not None or counts_in(
        text, "money", words
    )


def says_itself(text: str, dimension: str, words: Words) -> bool:
    """Whether words say what is counted in a dimension: 批发企业 in 家, or X余额."""
    thing = dimension == "count" and counts_in(text, "things", words)
    measured = words.pattern("{part.measures}$").search(text) is not None
    return thing or measured or counts_in(text, dimension, words)


def leaves_bracket(text: str) -> bool:
    """Whether a bracket is closed in a text that was opened before it."""
    depth = 0
    for mark in text:
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return True
    return False


def cuts(text: str, words: Words) -> list[str]:
    """Return the name and what is left of it after each place where a name may start."""
    found = [text]
    for match in words.pattern("[”》，：]|(?!因病){name.cut}").finditer(text):
        rest = text[match.end() :]
        if len(rest) >= _SHORTEST and rest not in found:
            found.append(rest)
    return found


def without_verb(text: str, words: Words) -> str:
    """Return an object without the verb in front of it: 培养全科医生 is 全科医生."""
    stays = words.pattern("^(?:{part.state}|{moved.adds})").match(text)
    if stays and is_indicator_name(text, words):
        return text  # 新建小区配套达标率: of those that are new
    kept = words.pattern("^(?!{verb.not_leading}){verb.leading}了?").sub("", text)
    part = is_indicator_name(text, words) and len(text) - len(kept) == 1  # 建卡率, 有X的Y比例
    part = part or ("的" in kept[1:-1] and text[0] != "有")  # 开设托班的幼儿园
    # 新建及改扩建X, 培训后X率
    part = part or re.match("[及和与、]|后(?!备|勤|续)", kept) is not None
    return text if part or len(kept) < _LEAST else kept
