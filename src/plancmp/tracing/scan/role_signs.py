"""What speaks against the role of a figure: words behind it, and that things are so already."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.model.words import Words
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.mentions import says
from plancmp.tracing.scan.setting import Setting

_COMPARED = "{name.elsewhere}[^,。;0-9]{0,2}{rank.among}"
_DONE = "[^,。;0-9]{1,12}已(?!经?确|知)"
_DUE = (
    "[^,。;0-9]{0,6},(?:{cue.will})?(?:到|于|在)?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?底?前"
    "|[一-龥]{0,8}(?:19|20)[0-9]{2}年[^,。;0-9]{0,6}{time.opened}"
    "|[^。;]{0,30},(?:{cue.will}|预计)?(?:到|于|在)?(?:19|20)[0-9]{2}年[^,。;0-9]{0,6}{time.opened}"
)
_GOAL = "的[^,。;0-9]{0,10}{cue.goal}"


def against(role: str, sentence: str, place: int, behind: int, words: Words) -> Iterator[Doubt]:
    """Yield a doubt for each thing behind a figure that speaks against its role."""
    if sentence.startswith("→", behind):
        yield doubts.ROLE  # 55%→70%
    said = max(sentence.rfind(mark, 0, place) for mark in "。;") + 1
    if role == "target" and words.pattern("{cue.forecast}").search(sentence, said, place):
        yield doubts.ROLE  # 据测算,到2030年将达到14万人
    if role == "actual" and words.pattern(_GOAL).match(sentence, behind):
        yield doubts.ROLE
    if role == "target" and words.pattern(_DONE).match(sentence, behind):
        yield doubts.ROLE  # 300个村已脱贫
    if role == "target" and words.pattern(_DUE).match(sentence, behind):
        yield doubts.YEAR  # 改扩建1800平方米,力争2026年底前投入使用
    compared = words.pattern(_COMPARED).search(sentence, behind)
    if role == "target" and compared and not says(sentence[:place], words)[0]:
        yield doubts.ROLE


def is_as_it_is(sentence: str, place: int, dated: bool, setting: Setting, words: Words) -> bool:
    """Whether a figure that is taken for an aim may say how things are.

    Its sentence tells of what is wrong (X问题突出:Y率为57.2%), or says that it is so and nothing of
    an aim (我省X率为28.9%).
    """
    said = sentence.rfind("。", 0, place) + 1
    if words.pattern("{cue.problem}").search(sentence, said, place):
        return True
    led = dated or setting.frame is not None or says(sentence[:place], words)[0]
    return not led and words.pattern("(?:{cue.is})$").search(sentence[:place]) is not None
