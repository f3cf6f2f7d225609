"""What a row of a draft means: the indicator of its label, its value, its scope and its verb."""

from __future__ import annotations

import re
from dataclasses import replace

from plancmp.language.folding import clean
from plancmp.messages import Template, Verbatim, say
from plancmp.model.value import CHANGES, Value
from plancmp.model.vocabulary import Indicator
from plancmp.model.words import Words
from plancmp.tracing.scan.draft_rows import DraftRow, Reading
from plancmp.tracing.scan.suggest import KNOWN, Suggester, Suggestion
from plancmp.tracing.scan.values import parsed
from plancmp.vocabulary.matching import UNSURE

_PART_OF_ONE = Template(
    "scan_part_of_one",
    "{printed} is no whole number: per how many?",
    "{printed} 非整数：每多少人？",
)
_OF_SOME = Template(
    "scan_of_some", "“{verb}”: are these all that there are?", "“{verb}”的是否为全部？"
)
_DONE = "(?:.{0,2}?{verb.of_some})+"
_NEVER_ALL = "(?:.{0,2}?{verb.never_all}[、和及]?)+"
_LEFT_OUT = "[(（]{part.left_out}"
_EXACT = 100
_OF_PLACES = re.compile("[县市区镇乡村](?:[(（][^()（）]*[)）])?覆盖率")


def _meant(reading: Reading) -> Value | None:
    """Return what a printed value means, a change where it is given as one."""
    value = parsed(reading.printed)
    measure = reading.given.get("measure", "level")
    return replace(value, measure=measure, unit="") if value and measure in CHANGES else value


def meaning_of(row: DraftRow, suggester: Suggester) -> Suggestion:
    """Return what a row means; what is done with things that have no indicator has none, too."""
    found = _meant_by(row, suggester)
    done = suggester.words.pattern(_DONE).match(row.whole_label)
    if found.indicator or done is None:
        return found
    some = suggester.words.pattern(_NEVER_ALL).fullmatch(done[0])
    known = not some and suggester.suggest(row.whole_label[done.end() :]).is_known
    known = known or any(
        suggester.says_what_is_done(one.indicator) and one.score >= UNSURE
        for one in found.candidates
    )
    return found if known else Suggestion(None, ())  # 新建社区医院6家


def _meant_by(row: DraftRow, suggester: Suggester) -> Suggestion:
    values = [_meant(reading) for reading in row.readings]
    value = next((value for value in values if value is not None and value.is_numeric), None)
    found = suggester.suggest(row.label, value, row.unit)
    if found.indicator is None:
        found = suggester.together(row.label, value) or found
    if found.indicator is None:
        found = suggester.inner(row.label, value, row.unit) or found
    if row.is_part and found.score < KNOWN:
        return Suggestion(None, ())
    if value is not None and found.indicator and suggester.is_part_of_one(found.indicator, value):
        why = say(_PART_OF_ONE, printed=Verbatim(value.printed))
        return Suggestion(None, found.candidates, why=why)
    reaches = suggester.words.pattern("{verb.part_reaches}").match(row.label)
    if found.indicator and reaches and not found.is_known:
        return Suggestion(None, found.candidates)  # 达到三级医院水平: of some others
    left_out = suggester.words.pattern(_LEFT_OUT).search(row.label)
    if found.indicator and left_out and found.score < _EXACT:
        return Suggestion(None, found.candidates)  # 医疗卫生机构(不含村卫生室)
    if found.indicator and _is_of_others(row, found.indicator, suggester.words):
        return Suggestion(None, found.candidates)
    if found.indicator and row.scope:
        found = _of_institutions(row, found, value, suggester)
    if found.indicator and _is_of_one_scheme(row, found.indicator, suggester.words):
        own = suggester.suggest(row.scope + row.label, value, row.unit)
        return own if own.indicator else Suggestion(None, found.candidates)
    if row.done and found.indicator and not suggester.says_what_is_done(found.indicator):
        meant = suggester.suggest(row.done + row.label, value, row.unit)
        if meant.indicator and suggester.says_what_is_done(meant.indicator):
            return meant
        if suggester.words.pattern(_NEVER_ALL).fullmatch(row.done):
            return Suggestion(None, ())
        return Suggestion(None, found.candidates, why=say(_OF_SOME, verb=Verbatim(row.done)))
    if found.indicator is None and not found.candidates:
        named = suggester.suggest(row.label)
        return Suggestion(None, named.candidates if named.is_known else ())  # its unit is another
    return found


def _is_of_others(row: DraftRow, meant: Indicator, words: Words) -> bool:
    """Whether a row is of counties, patients or the insured, and not of people as the indicator is.

    筛查县（市、区）覆盖率 is no rate of women screened, 65岁及以上患者占比 none of the population;
    the 住院率 of an insurance's members is not that of all residents.
    """
    label = row.label
    places = _OF_PLACES.search(label) and not _OF_PLACES.search(meant.zh)
    patients = words.pattern("{name.whose}").search(label) and meant.domain == "population"
    insured = words.pattern("{insured.schemes}").search(row.scope) and meant.domain != "security"
    return bool(places or patients or insured)


def _of_institutions(
    row: DraftRow, found: Suggestion, value: Value | None, suggester: Suggester
) -> Suggestion:
    """Return what a row is that is of some institutions: the 病床使用率 of 乡镇卫生院.

    That is an indicator of its own, where the vocabulary has one; one of others it is not.
    """
    kind = suggester.words.pattern("{part.institutions}$")
    told, meant = kind.search(clean(row.scope)), found.indicator
    if told is None or meant is None or told[0] in meant.zh:
        return found
    own = suggester.suggest(row.scope + row.label, value, row.unit)
    if own.is_known:
        return own
    others = suggester.words.pattern("{part.institutions}").search(meant.zh)
    return Suggestion(None, found.candidates) if others else found


def _is_of_one_scheme(row: DraftRow, meant: Indicator, words: Words) -> bool:
    """Whether a row is of one insurance, and the indicator of all that are basic."""
    told = words.pattern("{insured.kinds}").search(row.scope)
    return told is not None and meant.domain == "security" and told[0] not in meant.zh
