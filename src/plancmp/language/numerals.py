"""Figures that are written in characters: 两所, 零出生, 清零, 百强, 各, 人人.

A numeral counts only where something is set up or won (`新建两所X`) and what follows can be
counted; `三个方面` and `一支高素质队伍` say nothing that could be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SETS_UP = (
    r"(?:建设|建成|建立|建有|新建|改扩建|扩建|组建|创建|打造|设立|设置|设有|成立|开设|开办|引进|新增|培育|培养|获得|获评|获批"
    r"|创成|配备|配置|配有|储备|拥有|形成|达到|完成|至少|不少于)了?"
)
_COUNTERS = "个|家|所|支|名|张|辆|台|套|座|栋|幢|间|处|项"
_THING = (
    "(?:院|中心|卫生室|门诊部|站|所|基地|学校|队|园区?|病房|实验室|工作室|示范区|综合体|楼|床|车)"
)
_ABSTRACT = re.compile(
    r"方面|层次|意识|维护|自信|环节|阶段|领域|体系|机制|文明|格局|统筹|坚持|率先|转变|结合|原则|关系|问题|工程|行动|目标|重点任务"
    r"|周期|百分点|小时|以上目标|台阶"
)
_COUNTED = re.compile(
    rf"(?P<core>(?P<number>[一两三四五六七八九十]{{1,3}})(?P<unit>{_COUNTERS}))(?P<behind>(?:以上|左右|以内)?)"
    r"(?P<noun>[^,。;:、“”()一两三四五六七八九0-9]{2,30})"
)
_SET_UP = re.compile(rf"{_SETS_UP}$")
_JOINED = re.compile(r"[、和与及]|以及")
_ONE_THING = re.compile(rf"{_THING}(?:$|建设|挂牌|投入)")
_SPLIT = re.compile(r"和|及|与|共(?!卫|同)")


@dataclass(frozen=True, slots=True)
class Counted:
    """A count in characters: from its first to behind its last character, and its measure word."""

    core: int
    core_end: int
    end: int
    unit: str


def counted(norm: str) -> Iterator[Counted]:
    """Yield the counts in characters of a half-width text in their order."""
    last = -1
    for match in _COUNTED.finditer(norm):
        lead = norm[max(0, match.start() - 12) : match.start()]
        joined = last >= 0 and _JOINED.search(norm[match.start() - 1 : match.start()])
        goes_on = joined and not re.search("[。;]", norm[last : match.start()])
        if not _SET_UP.search(lead) and not goes_on:
            continue
        noun = _SPLIT.split(match["noun"])[0]
        if _ABSTRACT.search(noun):
            continue
        if match["number"] == "一" and not _ONE_THING.search(noun):
            continue
        last = match.end("behind")
        yield Counted(match.start("core"), match.end("core"), last, match["unit"])


_ZERO = re.compile(
    r"(?P<name>[^,。;:]{2,40}?)(?:实现|达到|保持|力争|确保|为|的)*[“\"]?"
    r"(?P<word>零(?:出生|感染|死亡|发生|发病|传播|增长|新增|事故|病例|差错|投诉|暴发|流失|存量))[”\"]?(?=的?目标|$|[、和])"
)
_CLEARED = re.compile(
    r"(?P<name>[^,。;:]{3,40}?)(?:实现|保持|力争|确保)*[“\"]?(?P<word>(?:持续|全面|全部|基本|动态)*清零)[”\"]?(?=的?目标|$)"
)
_NAMED_FIRST = re.compile(
    r"(?:实现|确保|力争|保持)?[“\"]?(?P<word>(?:持续|全面|基本|动态)*清零)[”\"]?(?P<name>$)"
)
_RANKED = re.compile(
    r"(?P<name>[^,。;:]{0,40}?(?:进入|跻身|迈入|挺进|冲刺|位居|位列|名列|排名|居|列)[^,。;:、]{0,20}?)[“\"]?"
    r"(?P<word>百强|前[一二三四五六七八九十]{1,3}(?:名|位|强)?|第[一二三四五六七八九十]{1,2}(?:名|位)?(?![一-龥])|首位)[”\"]?"
)
_EVERY = re.compile(
    r"(?P<every>各|每个|每家|每所)[级类]?(?P<who>[^,。;:各]{1,20}?(?:院|室|站|中心|机构|所|[县市区]|乡镇|镇|街道|学校|村|社区))"
    r"(?:\([^()]*\))?(?:至少|要|应|须)*(?:设[有立置]|建[有立成]|建设|配[有备齐]|成立|拥有|开设)"
    r"(?P<what>[^,。;:]{2,30})"
)
_NO_THING = re.compile(
    r"机制|制度|体系|责任|方案|氛围|规划|工作|格局|台账|政策|关系|网络|健全|完善|合作|平台$"
)
_EVERYONE = re.compile(r"(?P<word>人人)(?P<name>(?:享有|享受|拥有|参与|具备)[^,。;:]{2,20})")
_DONE = re.compile(
    r"(?P<name>[^,。;:]{3,30}?)(?<![未没非])(?P<word>均|全部)(?:已)?(?:完成|达标|建成|达到标准|投入使用|运行|联网|挂牌)$"
)
_DOUBLED = re.compile(
    r"(?P<name>[^,。;:]{3,30}?)(?:实现|力争|比[^,。;:]{0,10})*(?P<word>翻(?:一|两|三)?番|成倍增长)$"
)
_COVERS = re.compile(r"(?P<name>[^,。;:]{2,30}?覆盖(?P<word>所有|全部|每个)[^,。;:、的]{1,20})$")
_IN_EACH = re.compile(
    r"(?P<word>村村|镇镇|乡乡|县县|校校|户户|家家)(?P<name>(?:有|通|建有|设有|建成)[^,。;:”]{2,20})"
)
_FORMS = (_ZERO, _CLEARED, _NAMED_FIRST, _RANKED, _EVERYONE, _DONE, _DOUBLED, _COVERS, _IN_EACH)
_POLICY = re.compile("指标|任务|目标$|工作$")


def in_characters(text: str) -> tuple[int, int, str] | None:
    """Return where the label of a clause's value in characters is, and the value; None without."""
    for form in _FORMS:
        match = form.search(text)
        if match is not None and not _POLICY.search(match["name"]):
            return match.start("name"), match.end("name"), match["word"]
    every = _EVERY.search(text)
    if every is not None and not _NO_THING.search(every["what"]):
        return every.start("who"), every.end("what"), every["every"]
    return None
