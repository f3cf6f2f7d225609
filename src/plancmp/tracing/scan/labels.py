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
_SHARE_OF = re.compile(
    r"[、和及与]?(?:其中|且|并)?(?P<of>城区|城市|城镇|城乡|农村|乡镇|村级|市级|县级|镇级|乡级|男性|女性|男|女|公立|民营|社会办)(?:的|居民|地区)?(?:为|达到?|有|分别|占)?$"
)
_STATUS_FRONT = re.compile(
    "^(?:已建设完成|正在建设|建设中|城区|城市|城镇|城乡|农村|乡镇|村级|市级|县级|镇级|乡级|男性|女性|男|女|公立|民营|社会办|已建成?|在建|新建|续建|改扩建|改建|扩建|待建|拟建|未建|已完成)"
)
_INDICATOR_END = re.compile(
    r"(?:率|比例|比重|占比|构成比|寿命|水平|住院日|性别比|医护比|床护比|床人比|强度|满意度|增长率|面积|数|数量|总量|人次|人数|总数|标准|经费"
    r"|费用|投资|排名)$"
)
OPEN_VERB = re.compile(
    r"(?:办好|建好|用于|建设|建成|建立|培养|培训|培育|招录|招聘|招收|引进|新增|新建|创建|打造|设立|设置|组建|成立|开设|配备|配置|配齐|形成|完成|获得|获|评为|拥有|具有|具备|共有|设有"
    r"|建有|有|保持|遴选|选派|选拔|选树|扶持|支持|增加|新添|发展|提供|推出|举办|实施|开展|纳入|覆盖|改造|改扩建|扩建|储备|挂牌|认定|申报|争取|承接|梳理|取消"
    r"|下放|配有|超过|共|共计|累计|每年|年均|组织|打造成|通过|力争|巩固|不断|建|成为|入选|派出|签约|受理|办理|处置|投入|安排|每个|每|各|打造了|组建了|建成了|成立了|培养了|新增了"
    r"|达到|达|为|至|到|(?:提供|建设|培养|组建|成立|获得|新增|覆盖|完成|创建|取得|配备|设立|实施|开展|引进|纳入|培训)了?)$"
)
_LEADING_VERB = re.compile(
    r"^(?:配套|推动|加强|共?规划建设|(?:设|建|配)?有(?![机效关害毒偿线资益限])|建设|建成|建立|培养培训|培养|培训|培育|招录|招聘|招收|引进|新增|新建|创建|打造|设立|设置|组建|成立|开设|配备|配置|形成|完成|获得|选派|扶持|支持"
    r"|新添|发展|提供|推出|举办|实施|改造|扩建|储备|承接|争取|建(?!筑)|增加|保持)了?"
)


_PER = re.compile(
    r"(?:按照?|以|[提增](?:高|加|升)|达到?|为|约|原则上|标准|至少|拥有|[到至])*(?P<per>每[0-9.]*[万千百十]+(?:名|位)?(?:常住|服务|户籍|老年)?(?:人口|居民"
    r"|老年人|老人|儿童|婴幼儿|职工|学生|师生|人))"
    r"(?:至少|不少于|拥有|配备|配置|设置|建有|配有?|设有?|有|达到?|为|[到至])*$"
)
_TO_THAT = re.compile(
    r"的(?:标准|比例|要求|规模|水平|目标),?(?:合理|逐步|统一|规划|足额|配齐|配备|配置|设置|建设|设立|布局|补充|布置|新增|落实|和)*"
    r"(?P<noun>[^,。;:、]{2,20})"
)
_STATUS = re.compile(
    r"(?:其中|目前|现|有|:|,|、|\(|和|及)*(?P<status>已建设完成|正在建设|建设中|已完工|已竣工|已建成?|在建|新建|续建|改扩建|改建|扩建|待建|拟建|未建|已完成|已开工|未开工"
    r"|已投入使用|已投用|已验收|已认定)(?:了|的?有)?$"
)


def denominator(text: str) -> tuple[int, str]:
    """Return where the denominator that leads to a figure starts, and it (`达到每万人口`60间).

    What stands before it is the name that it belongs to; -1 where there is none.
    """
    match = _PER.search(text)
    return (match.start(), match["per"]) if match else (-1, "")


def object_of_standard(text: str) -> str:
    """Return what a figure is the standard of: `的标准配备救护车` behind `每5万人口2辆`."""
    match = _TO_THAT.match(text)
    return match["noun"] if match else ""


def status(text: str) -> str:
    """Return the state that a part of a total is in: `已建` before `321间`."""
    match = _STATUS.fullmatch(text)
    return match["status"] if match else ""


def share_of(text: str) -> str:
    """Return the place or group that alone names a part of a total: `农村` in `其中农村80%`."""
    match = _SHARE_OF.fullmatch(text)
    return match["of"] if match else ""


def total_of(label: str) -> str:
    """Return a label without the state, place or group in front of it."""
    return _STATUS_FRONT.sub("", label)


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
    kept = _LEADING_VERB.sub("", text)
    return kept if len(kept) > 1 else text
