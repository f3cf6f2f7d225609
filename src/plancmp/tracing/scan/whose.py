"""Whether a name says of whom or what its figure is."""

from __future__ import annotations

import re

from plancmp.model.value import Value
from plancmp.model.words import Words
from plancmp.tracing.scan.labels import counts_in, strip_front

_ATTRIBUTE = (
    "(?:年度|年|总|估算|实际|规划|计划)*"
    r"(?:{name.attribute}|{name.group}*{name.of_what}|{name.deed}+{name.deed_in})(?:合?计)?(?:\([^()]*\))?"
)
_UNSPECIFIC = "(?:{name.unspecific}|[0-9]+(?:-[0-9]+)?周?岁|[()])+"
_AGE = re.compile("[0-9][0-9-~]*周?岁")
_OF_AGE = "[0-9][0-9-~]*周?岁(?:及?以[上下])?{name.group}*(?:居民|人群|人口)?"
_INSTITUTION = (
    "(?:^|[,。;:年]|{area.prefecture}|{area.province}|{area.county})"
    "(?P<who>{part.of}*{part.institutions})"
)
_TO_THOSE = "对[^,。;:]{2,24}(?P<who>{counted_in.persons}|{name.group}|家庭|对象)[^,。;:]{0,8},"
_LISTED_OF = "(?P<who>{part.needy})[^,。;:0-9]*、$"
_FIGURE = re.compile("[0-9]")
_BRACKETED = re.compile(r"\([^()]*\)")
_ONE = "(?<![全我])[省市县区州](?:第[一二三四五])?{part.one}"
_ALIKE = 3
_ENDS = 2
_NOUN = re.compile("[一-龥]{2,10}(?<![率数人])")
_SHORT_RATE = re.compile("[一-龥]{2}率")
_DOES = "[一-龥]{verb.part_does}[一-龥]{2}"
_THINGS = ("count", "persons", "things")
_MEANS = "{verb.equips}|{part.means}(?:{part.ratio}|{unsaid.count})?$"
_EQUIPPED = "{verb.equips}了?$"
_GROWTH = ("change_pct", "annual_change_pct")


def is_attribute(text: str, words: Words) -> bool:
    """Whether a name says not of whom or what it is: 编制床位, 学生知晓率, 毛入学率(%)."""
    return words.pattern(_ATTRIBUTE).fullmatch(text) is not None


def lacks_measure(text: str, value: Value | None, words: Words) -> bool:
    """Whether a name says not what of a thing has grown, or is a share of it.

    制造业增长6.7%, 二级医疗机构分别为80%.
    """
    if value is None:
        return False
    if value.measure in _GROWTH:
        return words.pattern("{name.trade}$").search(text) is not None
    share = value.measure == "level" and value.unit == "%" and "%" in value.printed
    if not share or words.pattern("{part.share}|" + _DOES).search(text):
        return False
    aim = words.pattern("{cue.fulfilled}$").search(text)  # 完成年度任务的103%
    people = words.pattern("{name.group}$").search(text) is not None
    return aim is not None or people or any(counts_in(text, kind, words) for kind in _THINGS)


def lacks_what(text: str, before: str, words: Words) -> bool:
    """Whether a short rate is of what its sentence spoke of `before`: 推广电子凭证,激活率80%."""
    short = _SHORT_RATE.fullmatch(text) and not words.pattern("{name.whole_rates}").fullmatch(text)
    of_all = words.pattern("(?:{area.prefecture}|{area.province}|{area.county})$").search(before)
    return bool(short and strip_front(before, words).strip(",:")) and of_all is None


def is_unspecific(text: str, words: Words) -> bool:
    """Whether no word of a name says of what it is: 信息反馈率, 45岁以下人员占比."""
    return words.pattern(_UNSPECIFIC).fullmatch(text) is not None


def lacks_clause(text: str, before: str, words: Words) -> bool:
    """Whether a bare noun of a list lacks what the name `before` it says of such things.

    门诊费用直接结算医疗机构25家、零售药店18家: no number of all pharmacies.
    """
    noun = _NOUN.fullmatch(text)
    clause = words.pattern("{part.clause}|(?:{verb.part_does})[^,。;:]*的").search(before)
    return noun is not None and clause is not None and len(before) >= len(text) + _ALIKE


def lacks_kind(text: str, words: Words) -> bool:
    """Whether a name says not which vaccine or insurance its rate is of: 学生接种率."""
    return any(
        words.pattern(f"{{missing.{kind}.ends}}$").search(text)
        and not words.pattern(f"{{missing.{kind}.said}}").search(text)
        for kind in ("vaccine", "insurance")
    )


def group_before(text: str, before: str, words: Words) -> str:
    """Return of which group a name of a list lacks that it is: 妇女X筛查、Y筛查; empty if of none.

    It ends as the name before it does.
    """
    group = words.pattern("^(?:{part.of}|{name.group})+").match(before)
    same = text[-_ENDS:] == before[-_ENDS:] and text != before
    own = words.pattern("{part.of}|{name.group}").search(text)
    return group[0] if group and same and not own else ""


def age_before(text: str, before: str, words: Words) -> str:
    """Return of what age a name lacks that it is: 18岁以上X患病率，Y患病率; empty if of none.

    It ends as the name before it does.
    """
    same = text[-_ALIKE:] == before[-_ALIKE:] and text != before
    of_whom = _AGE.search(text) or words.pattern("{name.group}").search(text)
    age = words.pattern(_OF_AGE).match(before) if same and not of_whom else None
    return age[0] if age else ""


def is_of_those(text: str, here: str, words: Words) -> bool:
    """Whether a sentence is about some people, whom a name in it does not say: 对贫困患者,….

    So is a list whose first name says them: 贫困人口救治率、签约率均达100%.
    `here` is what stands in the sentence before the name.
    """
    told = words.pattern(_TO_THOSE).match(here) or words.pattern(_LISTED_OF).search(here)
    return told is not None and told["who"] not in text


def lacks_register(text: str, before: str, words: Words) -> bool:
    """Whether people are those on the register, counted last: 户籍人口72万…，女性35万人."""
    own = words.pattern("{part.register}|{part.resident}").search(text)
    told = list(words.pattern("{part.register}|{part.resident}").finditer(before))
    people = words.pattern("{part.peopled}$").search(text) is not None
    last = told[-1][0] if told else ""
    return people and own is None and last in words.of("part.register")


def lacks_insured(text: str, heading: str, words: Words) -> bool:
    """Whether only the heading tells whose insurance a name is of: 住院率 below 职工医保."""
    said = words.pattern("(?<!再)(?<![省市县]级){insured.measures}")
    kinds = words.pattern("{insured.kinds}")
    own = words.pattern("{missing.insurance.said}|{insured.of_all}").search(text)
    return bool(said.search(text) and kinds.search(heading) and not (kinds.search(text) or own))


def insurance_of(text: str, before: str, here: str, words: Words) -> str:
    """Return the one insurance that a name lacks and its text tells: 职工医保…人次，住院率20%.

    `before` is what stands before the name in its paragraph, `here` in its sentence. Empty where
    the name tells of one, and where the text spoke of several or of all since.
    """
    if not lacks_insured(text, before, words):
        return ""
    some, all_ = "{insured.schemes}", "{area.prefecture}|{area.province}|{area.county}"
    for said in (here, before):
        inside = [one.span() for one in _BRACKETED.finditer(said)]
        told = [
            one
            for one in words.pattern(some).finditer(said)
            if not any(first < one.start() < last for first, last in inside)
        ]
        if not told:
            continue
        kind = words.pattern("{insured.kinds}")
        kinds = {found[0] if (found := kind.search(one[0])) else "" for one in told}
        kinds |= set(kind.findall(_BRACKETED.sub("", said)))
        apart = words.pattern(all_).search(here, told[-1].end() if said is here else 0)
        return told[-1][0] if len(kinds) == 1 and "" not in kinds and not apart else ""
    return ""


def institution_of(text: str, before: str, here: str, words: Words) -> str:
    """Return the institutions that a name of theirs lacks, if the sentence that tells names one.

    Their own name must be whole there: no 医院 of 某县人民医院.
    """
    if not is_of_some(text, before, here, words):
        return ""
    told = [one[0] for one in words.pattern("{part.institutions}").finditer(here)]
    named = words.pattern(_INSTITUTION).search(here)
    return named["who"] if named and len(set(told)) == 1 else ""


def is_of_one(text: str, here: str, words: Words) -> bool:
    """Whether a sentence is about one institution, so that a name in it may be of that alone.

    `here` is what stands before the name: 县人民医院设介入中心,救治患者9例.
    """
    told = list(words.pattern(_ONE).finditer(here))
    if not told or words.pattern("{part.one}|{part.institutions}").search(text):
        return False
    areas = "{area.prefecture}|{area.province}|{area.county}"
    return words.pattern(areas).search(here, told[-1].end()) is None


def is_of_some(text: str, before: str, here: str, words: Words) -> bool:
    """Whether a name may be that of some institutions only, which the text before spoke of last.

    Rates go on through a paragraph, of which `before` is what stands before the name
    (卫生院诊疗9万人次。病床使用率60%), their staff and means through a sentence, of which that is
    `here`.
    """
    rate = words.pattern("{part.institutional}").fullmatch(text)
    added = words.pattern("{verb.newly}$").search(here)
    named = (added[0] if added else "") + text
    means = words.pattern(_MEANS).match(named) or words.pattern(_EQUIPPED).search(here)
    if not (rate or means):
        return False
    if words.pattern("(?:{area.prefecture}|{area.province}|{area.county})$").search(before):
        return False
    some, all_ = "{part.institutions}", "{table_of.all}"
    told = list(words.pattern(f"{some}|{all_}").finditer(before if rate else here))
    last = told[-1] if told else None
    if rate and last and words.pattern(all_).fullmatch(last[0]):
        # 医疗机构诊疗9万人次，病床使用率60%: no hospitals are spoken of
        return _FIGURE.search(before, last.end()) is not None
    return last is not None and words.pattern(some).fullmatch(last[0]) is not None
