"""Where a label starts and ends: the words before a figure, cut down to a name.

What a sentence puts around a name is known from the language: the time and place in front, the
verb that leads to the figure behind.
"""

from __future__ import annotations

import re

_FRONT = re.compile(
    r"(?:[0-9]{1,2}[.、](?![0-9])|梳理并?|确定了?|[到至在截从自力争]{0,2}(?:19|20)[0-9]{2}(?:[-—–~至到](?:19|20)[0-9]{2})?年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    r"(?:年?底|年?末|初|以来|期间|止|的|零时|以前|前)?"
    r"|[在到]?[“\"]?十[一二三四五六]五[”\"]?(?:期间|时期|期末|末|以来|期内)?|规划期(?:内|末)|五年(?:间|来)"
    r"|截至|截止|目前|其中|此外|同时|以及|另有|另外|还有|并且|而且|从而|逐步|基本|实现了?|力争|争取|确保|保证|努力|使得?|并|将|把"
    r"|全市|全县|全区(?!域)|全省|全州|我市|我县|我区|我省|本市|本县|全国|辖区内?|共计|合计|总计|累计|共有?|现有|拥有|已有?|还有?|全部"
    r"|原则上|进一步|稳步|持续|不断|有效|重点推进|推进|推动|支持|加快|全面|(?:全民)?健康行为全面普及|要|和(?!谐)|及|与|——|-|、|:"
    r"|[(（][^()（）]{0,12}[)）](?=[、,，])|其他|达到|达|为|等(?=[^级])|均|[一二三四五六七]是)"
)
_BEHIND = re.compile(
    r"(?:由(?:原来)?的?|从(?:原来)?的?|分别|平均|均|都|也|已|将|要|能|力争|确保|争取|逐步|稳步|基本|继续|持续|连续|巩固|累计|合计|总计|共计?"
    r"|达到了?|达标?(?=$)|为|至|到|在|是|仅|仅为|高达|多达|只有|有|约为?|不得?|的目标|目标|目标值|实际|每[人户年月]"
    r"|控制|保持|稳定|维持|提高|提升|增加|增长|上升|下降|降低|降|减少|缩短|延长|扩大|调整|升|增|减|了|完成|实现|超过|突破|建成|建设|设立|发展"
    r"|(?:到|至)?(?:19|20)[0-9]{2}年(?:底|末)?的?|全国|全区|全省|[,:、])$"
)
_INDICATOR_END = re.compile(
    r"(?:率|比例|比重|占比|构成比|寿命|水平|住院日|性别比|医护比|床护比|床人比|强度|满意度|增长率|面积|数|数量|总量|人次|人数|总数|标准|经费"
    r"|费用|投资|排名)$"
)
OPEN_VERB = re.compile(
    r"(?:建设|建成|建立|培养|培训|培育|招录|招聘|招收|引进|新增|新建|创建|打造|设立|设置|组建|成立|开设|配备|配置|配齐|形成|完成|获得|获|评为|拥有|具有|具备|共有|设有"
    r"|建有|有|保持|遴选|选派|选拔|选树|扶持|支持|增加|新添|发展|提供|推出|举办|实施|开展|纳入|覆盖|改造|改扩建|扩建|储备|挂牌|认定|申报|争取|承接|梳理|取消"
    r"|下放|配有|超过|共|共计|累计|每年|年均|组织|打造成|通过|力争|巩固|不断|建|成为|入选|派出|签约|受理|办理|处置|投入|安排|每个|每|各|打造了|组建了|建成了|成立了|培养了|新增了"
    r"|达到|达|为|至|到|(?:提供|建设|培养|组建|成立|获得|新增|覆盖|完成|创建|取得|配备|设立|实施|开展|引进|纳入|培训)了?)$"
)
_LEADING_VERB = re.compile(
    r"^(?:配套|推动|加强|建设|建成|建立|培养培训|培养|培训|培育|招录|招聘|招收|引进|新增|新建|创建|打造|设立|设置|组建|成立|开设|配备|配置|形成|完成|获得|选派|扶持|支持"
    r"|新添|发展|提供|推出|举办|实施|改造|扩建|储备|承接|争取|建|增加|保持)了?"
)


def strip_front(text: str) -> str:
    """Return a clause without the time, place and adverbs that stand before a label."""
    while True:
        match = _FRONT.match(text)
        if match is None or not match.end():
            return text
        text = text[match.end() :]


def strip_behind(text: str) -> str:
    """Return a clause without the verbs and adverbs that lead from a label to its figure."""
    while True:
        match = _BEHIND.search(text)
        if match is None or (match.group() == "达标" and text.endswith("达标")):
            return text
        if (
            match.group() in ("目标", "有", "在", "水平", "至", "到", "发展", "建设")
            and match.start() == 0
        ):
            return ""
        text = text[: match.start()]


def is_indicator_name(text: str) -> bool:
    """Whether words end the way names of rates, shares and counts do."""
    return _INDICATOR_END.search(text) is not None


def cuts(text: str) -> list[str]:
    """Return the name and what is left of it after each place where a name may start."""
    found = [text]
    for match in re.finditer(
        r"[的将、和与及对把使在,，:：”》]|其中|实现|以上|全市|全县|达到|提高|降低|控制|每年|开展|做好|建设|培养",
        text,
    ):
        rest = text[match.end() :]
        if len(rest) >= 3 and rest not in found:
            found.append(rest)
        if match[0][0] in "开建培" and len(text) - match.start() >= 4:
            found.append(text[match.start() :])
    return found


def without_verb(text: str) -> str:
    """Return an object without the verb in front of it: 培养全科医生 is 全科医生."""
    return _LEADING_VERB.sub("", text)
