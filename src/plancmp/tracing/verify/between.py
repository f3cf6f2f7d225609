"""What may stand between a label and its figure, and what shows that they do not belong together.

Verbs that lead up to a figure (达到, 从…下降到), adverbs, dates, the area of the plan, and figures
are of no account. Whatever is left is foreign: mostly the name of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plancmp.tracing.verify.figures import FIGURE

_YEAR = r"(?:19|20)[0-9]{2}"
_TIMES = (
    rf"{_YEAR}(?:[-—~至到]{_YEAR})?年(?:年?底|年?末|初|以来|期间)?"
    r"|“十[一二三四五]五”(?:期间|时期|期末|末)?|[到至]?十[一二三四五]五末|[一二三四五六七八九十]年间?"
    r"|截至|同比|上年|上一年|目前|期间|每年|逐年|年均|年"
)
_COMPARISONS = r"与(?=[^,;]*相比)|相比|与当地|当地|比|较|增幅|降幅"
_VERBS = (
    r"提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|下降到|下降至|降低到|降低至|减少到"
    r"|降[至到]|升[至到]|增[至到]|减[至到]"
    r"|高达|达到|实现|完成|提高|提升|增加|增长|下降|降低|减少|缩短|控制|保持|维持|稳定|巩固|调整|设置|设立|设有"
    r"|建有|建成|建设|配备|拥有|获得|荣获|取得|进入|列入|包括|覆盖[率面]?|开展|进行|新增|招录|培养|参与|加入"
    r"|力争|争取|确保|要求|能够"
)
_BOUNDS = r"不得?低于|低于|不少于|不得?超过|超过|大于|高于|至少|不得|约|近|仅"
_COUNTED = r"共有|共计|合计|总计|累计|总数|共|平均|分别|其中|人数|目标|水平|工作"
_MANNERS = r"继续|持续|连续|逐步|进一步|稳步|明显|显著|有效|大幅|小幅|不断|基本|全面"
_AREAS = r"[全我][市县区省]|本[市级]|辖区内?|各级|各类"
_PARTICLES = r"——|[等总为由从自至到达在有均都各了的地对使于以按用间现已将可能“”‘’《》-]"
FILLER = re.compile(
    "|".join(
        (_TIMES, _COMPARISONS, _VERBS, _BOUNDS, _COUNTED, _MANNERS, _AREAS, _PARTICLES),
    )
)

CLAUSE_END = re.compile(r"[,;:]")
CLAUSE = re.compile(r"[,;:(]")
ITEM = re.compile(r"[,;:(、]|和(?!谐)")
LIST_MARKS = ("、", "和", "及", "与", "以及")
_ASIDE = re.compile(r"\([^()]*\)")
_MARKS = r"[,;:、()]"
_DATED = re.compile(rf"{_YEAR}年")

# A label's last word may stand alone (`…，死亡率3.9`) where a new item starts; in `孕产妇死亡率` it
# is the end of another label.
_FRESH_START = re.compile(
    r"(?:^|[,;:、。()“”\n]|和|及|与|为|在|对|了|(?<!公)共|其中|建设|培养|完成|配备|提高|降低|增加|减少|提升"
    r"|[0-9](?:[%‰家个名人所间种类例]|/10万))$"
)
_FRESH_END = re.compile(rf"{_MARKS}|{FILLER.pattern}|和|及|与|[0-9]")


def without_asides(text: str) -> str:
    """Return text without what stands in brackets."""
    return _ASIDE.sub("", text)


def starts_fresh(text: str, first: int, at: int) -> bool:
    """Whether a word at `at` starts a new item, and does not end a longer word before it."""
    return _FRESH_START.search(text[first:at]) is not None


def ends_there(text: str, at: int) -> bool:
    """Whether a word that ends at `at` is over there, and does not start a longer one."""
    return _FRESH_END.match(text, at) is not None


def foreign(text: str, label: str = "", known: Iterable[str] = ()) -> int:
    """Return how many characters of a text name something else.

    Not counted are the words in `known`, and at the start of a clause a repetition of the label in
    short.
    """

    def shortened(match: re.Match[str]) -> str:
        sizes = range(len(match[0]), 1, -1)
        return match[0][next((size for size in sizes if match[0][:size] in label), 0) :]

    for word in known:
        text = text.replace(word, ",")
    if label:
        text = re.sub(r"(?<=[,;:])[^,;:0-9]{2,6}", shortened, text)
    text = FIGURE.sub(",", _DATED.sub("", without_asides(text)))
    return len(re.sub(_MARKS, "", FILLER.sub("", text)))
