"""The nouns of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from plancmp.model.keys import text, texts
from plancmp.model.terms import GAP_KINDS, NATURES, STAGES
from plancmp.model.units import Unit
from plancmp.model.value import Value
from plancmp.model.vocabulary import Indicator, Place

SHA256 = r"^[0-9a-f]{64}$"
_DATE = r"^\d{4}(-\d{2}){0,2}$"
_RATIO = r"^-?\d+(\.\d+)?$"


class Position(NamedTuple):
    """Where a statement stands in its YAML file; line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Acknowledged:
    """A finding that the curator has looked at, beside the statement that it rests on.

    `fingerprint` is that of the figures it was looked at with; empty holds for any.
    """

    indicator: str
    position: Position = field(compare=False)
    code: str = text(
        "Code of the finding.", "检查结果的代码。", required=True, pattern=r"^[A-Z]\d{3}$"
    )
    comment: str = text("What the curator found.", "整理者核查的结论。", required=True)
    fingerprint: str = text(
        "What `audit` prints of the figures that the finding rests on: when they change, it is "
        "back.",
        "audit 所列的数值指纹：数值变动后该结果会再次出现。",
        pattern=r"^[0-9a-f]{8}$",
    )


@dataclass(frozen=True, repr=False)
class Statement:
    """One figure of one plan.

    `value` is what is printed, `meant` what is evidently meant: the same, but for a misprint that
    the curator corrected. `unit` is the unit of `value`, None for what has none (qualitative aims,
    empty cells, ratios). `low` and `high` are the figure of `meant` in the indicator's canonical
    unit; for a change in %, in %. `high` is None but for a range. `printed_unit` is the unit that
    stands apart from the value, in a column of its own or in brackets behind the label.
    `block` is the title of the table or box that it stands in.

    >>> from plancmp import load
    >>> load().plan("qinzhou-14fyp").statements[0]
    <Statement qinzhou-14fyp ...>
    """

    plan: str
    indicator: Indicator
    role: str
    year: str
    value: Value
    meant: Value
    unit: Unit | None
    low: Decimal | None
    high: Decimal | None
    printed_unit: str
    channel: str
    section: str
    block: str
    corrected: str
    position: Position = field(compare=False)
    acknowledged: tuple[Acknowledged, ...] = field(compare=False, default=())
    label: str = text(
        "Name of the indicator as the document prints it.",
        "文件所印的指标名称。",
        required=True,
        head=("label", "名称"),
    )
    nature: str = text(
        "What kind of target it is: 约束性 binding, 预期性 expected, 指导性 guiding.",
        "目标的性质：约束性、预期性或指导性。",
        choices=NATURES,
        head=("nature", "性质"),
    )
    scope: str = text(
        "Restriction of population, area or institutions that the label lacks.",
        "名称未言明的人群、地域或机构限定。",
        head=("scope", "口径"),
    )
    note: str = text("The curator's remark.", "整理者备注。", head=("note", "备注"))
    responsible: tuple[str, ...] = texts(
        "Bodies that the document names as in charge of it.",
        "文件所列责任单位。",
        head=("in charge", "责任单位"),
    )

    def __hash__(self) -> int:
        return hash((self.plan, self.indicator.id, self.role, self.year, self.value.printed))

    def __repr__(self) -> str:
        return (
            f"<Statement {self.plan} {self.indicator.id or self.label} {self.role} {self.year}: "
            f"{self.value.printed or '—'}>"
        )

    @property
    def is_corrected(self) -> bool:
        """Whether the curator corrected a misprint."""
        return bool(self.corrected)


class Stated(NamedTuple):
    """What plans state: an indicator, in which role, for which year, and of which nature."""

    indicator: Indicator
    role: str
    year: str
    nature: str


@dataclass(frozen=True)
class Gap:
    """What the source text at hand lacks: a table, a figure, an annex, or text from a section on.

    `channel` is `table`, `figure`, `text` or `annex`.
    """

    channel: str = text(
        "What kind of thing is missing.", "所缺内容的种类。", required=True, choices=GAP_KINDS
    )
    name: str = text("Its title, where one is printed.", "所缺内容的标题（如有）。")
    at: str = text(
        "The section where it is missing; for cut-off text, the first one.",
        "所缺内容所在章节；文本截断者为首个缺失章节。",
    )
    note: str = text("What is known of it.", "已知情况。")


@dataclass(frozen=True)
class Project:
    """One project of a plan's annex; money in 万元 as printed."""

    plan: str
    number: str = text("Number in the list.", "项目序号。", required=True, head=("no.", "序号"))
    name: str = text("Name as printed.", "所印项目名称。", required=True, head=("name", "名称"))
    content: str = text("What is built, in a few words.", "建设内容概要。")
    total_investment: str = text(
        "Total investment, 万元, as printed; may be 待定 or empty.",
        "总投资（万元），如原文所印；可为待定或空。",
        head=("total", "总投资"),
    )
    planned_investment: str = text(
        "Investment in the plan's period, 万元, as printed.",
        "规划期内投资（万元），如原文所印。",
        head=("in period", "期内投资"),
    )
    years: str = text(
        "First and last year of construction, as printed.",
        "建设起止年限，如原文所印。",
        head=("years", "年限"),
    )
    funding: str = text("Sources of the money.", "资金来源。", head=("funding", "资金来源"))
    progress: str = text("State of the preparations.", "前期工作进展。", head=("progress", "进展"))
    owner: str = text("Who builds it.", "项目业主。", head=("owner", "业主"))
    remark: str = text("Remark as printed.", "所印备注。", head=("remark", "备注"))
    position: Position = field(compare=False, default=Position("", 0, 0))
    nothing_built: bool = field(compare=False, default=False)
    """Whether the progress says that nothing is built yet, by the words of `project.unbuilt`."""


@dataclass(frozen=True)
class Agreement:
    """How far those who encoded a plan agreed on a field; the figures as `agree` gives them."""

    field: str = text(
        "The field that was agreed on, `statement` for the rows.",
        "所比较的字段；statement 指条目本身。",
        required=True,
        head=("field", "字段"),
    )
    units: str = text(
        "How many statements were compared.", "所比较的条目数。", pattern=r"^\d+$",
        head=("units", "条数"),
    )  # fmt: skip
    agreement: str = text(
        "Share of them with the same entry, 0 to 1.", "取值相同者所占比重，0 至 1。",
        pattern=_RATIO, head=("agreement", "一致率"),
    )  # fmt: skip
    alpha: str = text(
        "Krippendorff's alpha.", "Krippendorff alpha 系数。", pattern=_RATIO,
        head=("alpha", "alpha"),
    )  # fmt: skip
    alpha_low: str = text(
        "Lower end of its 95 % interval.", "alpha 的 95% 区间下限。", pattern=_RATIO,
        head=("95 % low", "95% 下限"),
    )  # fmt: skip
    alpha_high: str = text(
        "Upper end of its 95 % interval.", "alpha 的 95% 区间上限。", pattern=_RATIO,
        head=("95 % high", "95% 上限"),
    )  # fmt: skip


@dataclass(frozen=True)
class Verified:
    """The text that a plan was last verified with, by which version of plancmp, and when."""

    sha256: str = text(
        "SHA-256 of the source text.",
        "所核对文本的 SHA-256 校验值。",
        required=True,
        pattern=SHA256,
    )
    version: str = text("Version of plancmp.", "所用 plancmp 的版本。", required=True)
    date: str = text("When, YYYY-MM-DD.", "核对日期，YYYY-MM-DD。", required=True, pattern=_DATE)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Plan:
    """One encoded plan document.

    `statements` are what can be compared; `unmapped` are those that no indicator of the
    vocabulary fits. `coders` and `settled_by` say who encoded it and who decided where they
    differed.

    >>> from plancmp import load
    >>> load().plan("qinzhou-14fyp")
    <Plan qinzhou-14fyp: ... statements>
    """

    id: str = text(
        "Plan id; the file is called the same.",
        "规划编号，与文件同名。",
        required=True,
        pattern=r"^[a-z0-9-]+$",
    )
    place: Place
    title: str = text("Title of the document.", "文件标题。", required=True, head=("title", "标题"))
    stage: str = text(
        "`draft` or `final` version.",
        "draft 为征求意见稿，final 为正式文本。",
        required=True,
        choices=STAGES,
        head=("stage", "阶段"),
    )
    draft_of: str = text(
        "Id of the plan that this is a draft of.",
        "本稿对应的正式规划的编号。",
        head=("draft of", "何者之稿"),
    )
    period: tuple[int, int]
    base_year: int
    issuer: str = text("Who issued it.", "发布机关。", head=("issuer", "发布机关"))
    number: str = text("Document number.", "文号。", head=("no.", "文号"))
    date: str = text(
        "Date of issue, YYYY-MM-DD or shorter.",
        "发布日期，YYYY-MM-DD 或更短。",
        pattern=_DATE,
        head=("date", "日期"),
    )
    source_file: str
    source_sha256: str
    gaps: tuple[Gap, ...]
    statements: tuple[Statement, ...]
    projects: tuple[Project, ...]
    file: str = field(compare=False)
    sections: Mapping[str, Position] = field(compare=False, default_factory=dict)
    unmapped: tuple[Statement, ...] = field(default_factory=tuple)
    coders: tuple[str, ...] = texts(
        "Who encoded it, each on their own; any name or sign.",
        "各自独立录入者，姓名或代号均可。",
        head=("coders", "录入者"),
    )
    settled_by: str = text(
        "Who decided where the coders differed.",
        "录入不一致时的裁定者。",
        head=("settled by", "裁定者"),
    )
    encoded: str = text(
        "When it was encoded, YYYY-MM-DD or shorter.",
        "录入日期，YYYY-MM-DD 或更短。",
        pattern=_DATE,
        head=("encoded", "录入日期"),
    )
    agreement: tuple[Agreement, ...] = field(default_factory=tuple)
    verified: Verified | None = None

    def __repr__(self) -> str:
        return f"<Plan {self.id}: {len(self.statements)} statements>"

    @property
    def period_text(self) -> str:
        """The period as `2021-2025`."""
        return f"{self.period[0]}-{self.period[1]}"

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many statements of each role the document makes, whichever of them were read."""
        return Counter(statement.role for statement in self.statements)

    @property
    def acknowledged(self) -> tuple[Acknowledged, ...]:
        """What the curator has looked at, in the order of the file."""
        entries = (entry for statement in self.statements for entry in statement.acknowledged)
        return tuple({entry.position: entry for entry in entries}.values())

    @property
    def rows(self) -> tuple[Statement, ...]:
        """Every statement, whether an indicator fits it or not, in the order of the file."""
        if not self.unmapped:
            return self.statements
        both = (*self.statements, *self.unmapped)
        return tuple(
            sorted(both, key=lambda statement: (statement.position.line, statement.position.column))
        )

    def year_role(self, year: str) -> str:
        """Name the place of a year in the plan, so that like is paired with like.

        `end` for the target year, `base` for the base year, `period` and `prior_period` for sums
        over a plan period, else the year itself.
        """
        first, last = self.period
        if year == str(last) and last != self.base_year:
            return "end"  # most are
        length = last - first
        return {
            str(last): "end",
            str(self.base_year): "base",
            f"{first}-{last}": "period",
            f"{self.base_year - length}-{self.base_year}": "prior_period",
            str(self.base_year - length - 1): "prior_base",
        }.get(year, year)
