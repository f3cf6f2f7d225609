"""What is doubtful about the name of a figure, about how it is printed and what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancmp.language.folding import fold
from plancmp.model.value import CHANGES
from plancmp.tracing.scan import doubts
from plancmp.tracing.scan.distant_names import clause_start
from plancmp.tracing.scan.doubts import Doubt
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.labels import is_in_parts, is_indicator_name, says_of_each
from plancmp.tracing.scan.no_levels import crosses_zero, is_no_level
from plancmp.tracing.scan.open_years import OpenYears
from plancmp.tracing.scan.row_doubts import ATTRIBUTES
from plancmp.tracing.scan.setting import Moment
from plancmp.tracing.scan.values import parsed
from plancmp.tracing.scan.wholes import OF_AGES
from plancmp.tracing.scan.whose import is_attribute

_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
_OF_PLACES = "(?:{bounds.after})?(?:之间)?的{table_of.places}"
_IN_PLACES = "[0-9]个{table_of.places}[^,。;]{2,30}$"
_PER = re.compile(
    "每[0-9.]*(?:[-~至][0-9.]+)?[万千百十]+[^,。;]{0,30}$|每[两三四五六七八九]个[^,。;]{1,8}[才仅只]?有$"
)
_AGE_GROUP = re.compile("(?P<ages>[0-9][0-9~—-]*周?岁(?:及?以[上下])?)(?:占比)?")
_SIZED_BEFORE = re.compile("(?:[0-9]|超)[^,。;、年的]{0,6}的$")
"""年收入超过1亿元的, 产值超亿元的: of the things named behind it, only these."""
_BY_AREA = re.compile(r"以[乡镇县区街道村(),、]{1,10}为单位,?$")
_BUT_FOR = re.compile("除[^,。;]{1,16}外,?$")
_BEFORE = re.compile("[年月底末]前$")
_AREAS_AMONG = re.compile(
    "其中,?[一-龥、]{1,24}(?<![社园景城郊小山牧库片、])[区县市](?:(?:19|20)[0-9]{2}年)?[^,。;0-9、]{0,8}$"
)
"""其中甲区、乙区2025年X率应达到70%."""
_AREAS = re.compile("[省市州盟旗县区乡镇街道村社()（）、]+")
_OF_TOTAL = re.compile("达到?[^,。;:0-9]{2,12}的$")
_SOME = "{part.some_of}(?=[^,。;:0-9]*$)"
_COVERS = "{part.covers}了?(?:{area.province}|{area.prefecture}|{area.county})?$"
_HAS_MORE = re.compile(
    "的(?!基础|水平|目标|标准|比例|要求)[A-Za-z一-龥]"
    "|(?![以左的上下之并和及与或且提升增降减]|目标|水平)[A-Za-z一-龥][一-龥]"
)
_STARTS_AT = re.compile("(?:[、和][0-9.]+%)*起步")
_OF_WHAT = re.compile("的[一-龥]{2}")
_RUNS_ON = re.compile(r"\s*(?![的和及与或提上下降增减至到并为])[一-龥/]|[0-9]")
_SIZED = "[^,。;0-9]{0,6}{counted_in.count}[0-9]"
_EACH_HAS = r"{counted_in.count}(?:\([^()]*\))?{bounds.before}?{wording.every_does}$"
_NO_NAME_BEHIND = "[^一-龥]|.?$|[以左的上下之并和及]|{moved.falls}|{moved.rises}|{arrival.verbs}"
_CLASSES = re.compile("等[^,。;]{1,8}[两三四五六]类")
_EACH_CASE = ("次", "人", "户", "日", "床")
"""What 均 goes with behind a name: 救助次均1387元."""
_NO_END = re.compile(
    "(?:[仅只共拥设配]有|仅配[备置]|全部|所有|每[一-龥]{1,2}|按[一-龥]{1,6}人口|.全覆盖|设置|设立|(?<![豆肉蛋鱼禽薯瓜果菜谷奶])类|(?<!建)设|[^编]按|国家|全国|全省|[院等](?:水平|标准|条件)|面积达标|不含[^()（）]*)$"
)
_EACH_SETS = re.compile(
    "(?:各(?:自|[省市县区乡镇村街道级()、]{1,12})?|分别)(?:原则上|至少|应|要|均|都)?(?:设置?|建|办|配备?|有|至少|成立)[^,。;0-9]*$"
    "|以上的?[^,。;0-9]{1,12}(?:设立|设置|设有|建有|建成|建立|建设|配备|办好)$"
    "|至少(?:安排|招录|招收|配备|配置|设置|设立|建立|建成|建有|办好|有)$"
)
_ONE_EACH = re.compile(
    "(?:[村镇乡县市区院校所站]|街道|社区|委员会|机构|中心)(?:都|均|应|要)?(?:配备|配置|设立|设置|明确|确定|设)$"
)
_OF_AN_AREA = "[省市县区乡镇村]{1,2}{name.shared_end}"
_OF_SOME = r"{part.stand}|\([^()]{0,12}?{part.left_out}"
_VERBS = "(?:{verb.leading}|{verb.open}|{verb.of_some}|{name.front}|先后|[和及与])+"
_NO_START = (
    "(?!{name.not_front})(?:[并且将含的]|居(?![民家住委])|(?:人口|床位|口)?及?以[上下]的|给予每|起(?!付)|占(?![地道])|[两三四五六七八九十]项|{name.no_start})"
    "|[到至]?{time.plan_end}|{time.next_year}|{time.this_year}"
)
_AGAINST_AIM = "{moved.than}[^,。;]*{cue.goal}[^,。;]*$"
_TREATED = re.compile("(?<![绝相针面反])对[^,。;:0-9]{0,20}的?$")
_COMPARES = "[^,。;:0-9]{3,}?{moved.than}(?:19|20)[0-9]{2}年"
_AGO = "[0-9一二三四五六七八九十]+年前"
_CAME_FROM = f"(?<!自)[从由](?:每[一-龥]|{{cue.now}}|现有|原来|原|年初|上年|{_AGO})?的?$"
_YEARS_AGO = re.compile(f"[从由]{_AGO}的?$")
_AGAINST = '^[比较](?:[“"0-9]|{moved.last_year})'
_EACH_TIME = re.compile("每[^0-9]{1,6}[0-9]")
_OTHER_TIME = re.compile("每.每(?!个?[年月])")
_OF_A_SHARE = re.compile("[0-9]%(?:以上|以内|左右)?的")
_IN_PIECES = re.compile(
    "[0-9.]+[万亿]?[个家所名人项座处](?:以上|以下|左右)?[一-龥]|[^0-9]{0,2}连续[0-9]+个?[年季月]"
)
_EACH_PERIOD = re.compile(
    "每[两二三2-9]?个?(?:月|季度?|半年|周|天|日|学期|(?<=[两二三2-9])年)[^,。;0-9]*$"
)
_EACH_MONTH = re.compile("每[月年][一-龥]{0,4}$")
_AGAINST_SPAN = "{moved.than}(?:19|20)[0-9]{2}年?[-~至](?:19|20)[0-9]{2}年[^,。;0-9]*$"
_STANDARD = re.compile("按照?每[^,。;0-9]{1,10}(?:不[少低]于|至少)?$")
_OF_EACH = "(?=每){wording.every}[^,。;]{0,60}$"
_OF_EACH_TOO = "(?=每){wording.every}[^。;]{0,80},{wording.every_does}$"
"""每所卫生院配备1名医生,配备2名护士: of each, too."""
_RANGE_OPENS = re.compile("[一二两三四五六七八九十][至到]$")
_ALL_DO = "{part.every_one}[^,。;0-9]{2,30}?{verb.part_does}[^,。;0-9率]{0,4}$"
"""所有卫生院能够提供6类技术: so does each."""


class NameDoubts(OpenYears):
    """Finds what a person must look at about a figure and its name."""

    def _of_name(
        self, label: str, reading: Reading, moment: Moment, place: int, *, is_whole: bool
    ) -> Iterator[Doubt]:
        """Yield what is doubtful about a label; of one that `is_whole` not if it is too short."""
        lead = self.text[self.start : place]
        at = max(lead.rfind(fold(label)), 0)
        cut = self._is_of_each_unsaid(label, reading, moment, lead) or self._is_no_name(label)
        cut = cut or self._is_beheaded(lead, at) or self._is_cut(label, reading, lead, at)
        if cut or (not is_whole and self._is_bare(label, reading, place)):
            yield doubts.CUT
        if _BY_AREA.search(lead[:at]) or _BUT_FOR.search(lead[:at]):
            yield doubts.PART
        if self._is_elsewhere(label, place) or _AREAS_AMONG.search(lead[:at]):
            yield doubts.PLACE

    def _is_of_each_unsaid(self, label: str, reading: Reading, moment: Moment, lead: str) -> bool:
        """Whether a figure is so many for each of something, which its label does not say."""
        counted = re.search("[0-9]", reading.printed) is not None
        each = counted and self.words.pattern(_OF_EACH).search(lead) is not None
        each = each or self.words.pattern(_OF_EACH_TOO).search(lead) is not None
        each = each or (counted and self.words.pattern(_ALL_DO).search(lead) is not None)
        if moment.role == "target" and self._dimension(reading) in ATTRIBUTES:
            # 卫生院至少配备1名
            each = each or self.words.pattern(_EACH_HAS).search(lead) is not None
        if moment.role == "target":
            each = each or _EACH_SETS.search(lead) is not None  # 市、县各设1所
            each = each or self._is_one_each(reading, lead)
        often = _EACH_PERIOD.search(lead) and "元" not in reading.printed  # 每月举办1次
        return bool(each or often or _PER.search(lead)) and not says_of_each(label)

    def _is_one_each(self, reading: Reading, lead: str) -> bool:
        """Whether there is to be one, as each of several institutions has.

        One at least (能看儿科病的医生不少于1名), or one where such are set up (村民委员会配备1名).
        """
        value, dimension = parsed(reading.printed), self._dimension(reading)
        if value is None or value.number != 1:
            return False
        at_least = value.bound in (">=", ">") and dimension in ("count", *ATTRIBUTES)
        return at_least or (dimension != "" and _ONE_EACH.search(lead) is not None)

    def _is_no_name(self, label: str) -> bool:
        """Whether a label starts or ends as no name does, or is only verbs or places."""
        search = self.words.pattern
        loose = search(_NO_START).match(label) or search(_VERBS).fullmatch(label)
        loose = loose or _NO_END.search(label) or search(_OF_AN_AREA).fullmatch(label)
        loose = loose or search("(?:{part.of}|{part.level}){part.vague}").fullmatch(label)
        loose = loose or search("{name.others}").match(label)
        loose = loose or search("{bounds.before.<=}|{bounds.before.>=}").search(label, 1)
        unclosed = any(label.count(one) != label.count(other) for one, other in _PAIRS)
        aged = _AGE_GROUP.fullmatch(label)  # 60岁以上占31%: of the village doctors
        if aged and not self._is_of_all_aged(aged["ages"]):
            return True
        return bool(loose or unclosed or _AREAS.fullmatch(label) or _CLASSES.search(label))

    def _is_of_all_aged(self, ages: str) -> bool:
        """Whether the row before counts all people of an age: 65岁及以上人口71万人,占15%."""
        told = OF_AGES.fullmatch(self.rows[-1][1].label) if self.rows else None
        return told is not None and told["ages"] == ages

    def _is_beheaded(self, lead: str, at: int) -> bool:
        """Whether a label that starts at a place lacks what is said there of what it counts."""
        ends = {figure.end for figure in self.names.figures if figure.core_end < figure.end}
        first = (one for one in self.names.figures if "前" in self.text[one.start - 1 : one.core])
        ends |= {figure.end for figure in first}  # 排名前15家企业
        if at > 0 and (lead[at - 1].isdigit() or self.start + at in ends):
            return True  # 7大产业集群; 30户以上自然村
        sized = _SIZED_BEFORE.search(lead[:at]) is not None
        return sized or _BEFORE.search(lead[: at + 1]) is not None  # 年底前入库

    def _is_cut(self, label: str, reading: Reading, lead: str, at: int) -> bool:
        """Whether a label ends within a name, is one of several, or its place is in brackets."""
        end = at + len(label)
        if lead.startswith("均", end) and label[-1:] in _EACH_CASE:
            return True
        several = reading.printed.startswith("每") and re.search("[、和与及]", label)
        if several and self.words.pattern("[^,。;:]{0,6}{respectively}").match(lead, end):
            return True  # 城市、农村低保标准分别为每月720元和600元
        if _RANGE_OPENS.search(lead):
            return True  # 下降两至三成
        theirs = is_attribute(label, self.words) or self._dimension(reading) == "beds"
        return theirs and lead.endswith(f"({fold(label)}")  # 建设某中心二期(床位300张)

    def _of_print(self, label: str, reading: Reading, role: str) -> Iterator[Doubt]:
        """Yield what is doubtful about a figure as it is printed."""
        if reading.given.get("measure") == "qualitative" and re.search("[0-9]", reading.printed):
            yield doubts.VALUE
        if _EACH_TIME.search(reading.printed) and reading.given.get("unit", "").endswith("元"):
            yield doubts.VALUE  # 每户每年500元
        per_head = re.search("/人(?:·月)?$", reading.given.get("unit", ""))
        if per_head and ("每" not in reading.printed or _OTHER_TIME.search(reading.printed)):
            yield doubts.VALUE  # 由每人每月85元提高到108元; 每人每天50元
        if self.names.suggester.is_unit_of(label, reading.printed):
            yield doubts.UNIT
        value = parsed(reading.printed)
        level = value is not None and value.measure == "level" and "measure" not in reading.given
        broken = value is not None and level and value.number is not None and value.number % 1
        if value and broken and is_in_parts(label, value.unit, self.words):
            yield doubts.CUT  # 公立医院床位数4.12张: for so many people
        if role == "actual" and value is not None and value.measure == "qualitative":
            yield doubts.WORD  # 比例上升
        if reading.printed.startswith("前") and value is not None and value.unit == "位":
            yield doubts.CONDITION  # 居前五位的病种依次为…

    def _of_clause(
        self, label: str, reading: Reading, moment: Moment, place: int, scope: str
    ) -> Iterator[Doubt]:
        """Yield what the clause and the rows before a figure make doubtful about it."""
        lead = self.text[self.start : place]
        if self._names_another(label, place):
            yield doubts.BEFORE
        if self._lacks_object(label, reading, lead, place):
            yield doubts.CUT  # 基金有38%流向县外; 占用全市三成以上的高级职称医师
        if moment.role == "actual" and self.words.pattern("{cue.set}$").search(label):
            yield doubts.ROLE  # 检查任务数9000人
        against = self.words.pattern(_AGAINST).search(label)  # 比“十三五”翻一番
        if against or _OF_A_SHARE.search(label) or _IN_PIECES.match(label):
            yield doubts.CUT  # 90%以上的社区有1所; 2家以上年销售收入; 总量连续39年居首位
        if self.differs(label, moment, reading, scope):
            yield doubts.TWICE
        some = self.words.pattern(_SOME).search(lead)
        if some and some[0] not in label:
            yield doubts.PART  # 有条件的地区提供100张以上床位
        yield from self._of_neighbours(reading, lead, place)
        treated = _TREATED.search(lead) and self._dimension(reading) in (*ATTRIBUTES, "households")
        if moment.role == "target" and (treated or self.words.pattern(_CAME_FROM).search(lead)):
            yield doubts.ROLE  # 由每月340元随物价调高; 对1.86万户贫困户实行分类救治
        if self.words.pattern("{cue.sampled}").search(self.text, self.whole[0], place):
            yield doubts.PART
        if moment.role == "actual" and _YEARS_AGO.search(lead):
            yield doubts.YEAR  # 由十年前的不足百个发展到1735个
        crossing = crosses_zero(lead, self.text[place + len(reading.printed) :])
        if crossing or is_no_level(label, reading, self.words):
            yield doubts.VALUE
        if self._is_listed(label, reading, place):
            yield doubts.LISTED

    def _lacks_object(self, label: str, reading: Reading, lead: str, place: int) -> bool:
        """Whether what a share is of stands behind it, and no part of that is in its label."""
        value = parsed(reading.printed)
        measure = reading.given.get("measure") or (value.measure if value else "")
        unit = reading.given.get("unit") or (value.unit if value else "")
        if measure != "level" or unit != "%":
            return False
        behind = self.text[place + len(reading.printed) :]
        named = fold(label) in lead and not is_indicator_name(label, self.words)
        return named and _HAS_MORE.match(behind) is not None

    def _names_another(self, label: str, place: int) -> bool:
        """Whether a clause that compares with a year names something else than a label.

        吸烟率降低到20%,食盐摄入量较2016年的11克降低20%: neither figure is of the smoking rate.
        """
        clause = self.text[clause_start(self.names, place) : place]
        own = self.words.pattern(_COMPARES).match(clause)
        return own is not None and label not in clause

    def _of_neighbours(self, reading: Reading, lead: str, place: int) -> Iterator[Doubt]:
        """Yield what the words beside a figure make doubtful about it; `lead` stands in front."""
        behind = self.text[place + len(reading.printed) :]
        if self._dimension(reading) in ATTRIBUTES and self.words.pattern(_SIZED).match(behind):
            yield doubts.CONDITION  # 100张以下医院2个
        if lead.endswith("在") and self.words.pattern(_OF_PLACES).match(behind):
            yield doubts.CONDITION  # 比重在65%以上的省份
        if _STARTS_AT.match(behind):
            yield doubts.VALUE  # 支付比例从50%、55%起步
        if self.words.pattern(_OF_SOME).match(behind):
            yield doubts.PART  # 三级医院有6家集中在城区; 9万例(不含新冠肺炎)
        if self.words.pattern("[^,。;]{0,24}{part.composed}").match(behind):
            yield doubts.PART  # 由城镇职工42.9万人、城镇居民53.9万人组成
        if self.words.pattern(_IN_PLACES).search(lead):
            yield doubts.PLACE  # 30个省份比重均超过7%
        if _EACH_MONTH.search(lead) and "元" in reading.printed and "每" not in reading.printed:
            yield doubts.VALUE  # 养老金每月提高10元
        if self.words.pattern(_AGAINST_SPAN).search(lead):
            yield doubts.VALUE  # 年均增幅比2015-2020年下降60%
        value = parsed(reading.printed)
        measure = reading.given.get("measure", value.measure if value else "")
        if measure in CHANGES and self.words.pattern(_AGAINST_AIM).search(lead):
            yield doubts.VALUE  # 较目标95%高0.2个百分点
        unit = value.unit if value is not None and value.measure == "level" else "?"
        bare = self.words.pattern("{scales}?").fullmatch(unit) is not None
        named = self.words.pattern(_NO_NAME_BEHIND).match(behind) is None
        if _STANDARD.search(lead):
            yield doubts.CUT  # 新建居住区按每千人口不少于10个托位规划
        if unit == "%" and _OF_TOTAL.search(lead):
            yield doubts.CUT  # 民营医院床位数达到全市总量的15%
        if unit == "%" and self.words.pattern(_COVERS).search(lead) and _OF_WHAT.match(behind):
            yield doubts.PART  # 签约服务覆盖80%以上的高血压患者
        if self._dimension(reading) == "duration" and named:
            yield doubts.CUT  # 生命早期1000天健康保障
        if re.match("[一-龥]{2,4}/[一-龥]", behind):
            yield doubts.VALUE  # 300克标准煤/千瓦时
        if bare and (self.words.pattern("{not_in_unit}").match(behind) or _RUNS_ON.match(behind)):
            yield doubts.VALUE  # 9成以上; 1万6千; 比例 and 7每万人口… of a table that a page broke

    def _is_listed(self, label: str, reading: Reading, place: int) -> bool:
        """Whether a count is that of what the text lists: 8项任务."""
        built = self.words.pattern("{counted.built}$").search(reading.printed)
        if self._dimension(reading) != "count" or built:
            return False
        named = self.text[self.start : place].endswith("等")  # A、B等3个平台
        behind = self.words.pattern("(?:主要|重点|重大|具体|核心)?{name.of_text}").match(
            self.text, place + len(reading.printed)
        )  # 抓实科技创新9条路径
        ends = self.words.pattern("{name.of_text}$").search(label)
        return named or behind is not None or ends is not None
