"""How a plan, or the whole data set, is cited: in words, in BibTeX and in CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancmp.messages import Argument, Message, Template, Verbatim, say
from plancmp.model.plan import Plan

AUTHOR = "The plancmp founders"
TITLE = "What local health plans of China promise"

_ENCODING = Template(
    "cite_encoding",
    "encoded as {plan} in the data of plancmp {version}, {statements} statements{how}; "
    "source text {file}, SHA-256 {sha256}",
    "录入为 plancmp {version} 数据中的 {plan}，共 {statements} 条{how}；"
    "所据文本 {file}，SHA-256 {sha256}",
)
_CODERS = Template(
    "cite_coders",
    ", by {count} coders independently{alpha}",
    "，由 {count} 位编码者各自录入{alpha}",
)
_ALPHA = Template(
    "cite_alpha",
    " (Krippendorff's alpha of the indicator {alpha})",
    "（指标的 Krippendorff alpha 为 {alpha}）",
)
_DATA_SET = Template(
    "cite_data_set",
    "data set of plancmp {version}: {plans} plans, {statements} statements, "
    "{indicators} indicators",
    "plancmp {version} 数据集：规划 {plans} 份，条目 {statements} 条，指标 {indicators} 项",
)
_CITED = Template(
    "cited", "{author}{year}: {title}{number}. {note}.", "{author}{year}：{title}{number}。{note}。"
)
_BRACKETS = Template("cite_brackets", " ({text})", "（{text}）")
_SPECIAL = re.compile(r"[\\{}&%$#_^~]")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: a document as it was encoded, or the data set.

    `issued` is a date as YYYY, YYYY-MM or YYYY-MM-DD, empty where it is not known.
    """

    key: str
    kind: str
    author: str
    title: str
    number: str
    issued: str
    note: Message
    version: str

    @property
    def year(self) -> str:
        """The year of issue, empty where it is not known."""
        return self.issued[:4]


def plan_citation(plan: Plan, version: str) -> Citation:
    """Return how the encoding of a plan is cited; its author is who issued the document."""
    note = say(
        _ENCODING,
        plan=Verbatim(plan.id),
        version=Verbatim(version),
        statements=str(len(plan.rows)),
        how=_how(plan),
        file=Verbatim(plan.source_file),
        sha256=Verbatim(plan.source_sha256),
    )
    author = plan.issuer or plan.place.zh
    return Citation(plan.id, "report", author, plan.title, plan.number, plan.date, note, version)


def _how(plan: Plan) -> Argument:
    """Return in words how many encoded a plan, and how far they agreed; nothing for one."""
    if len(plan.coders) < 2:
        return Verbatim("")
    alpha = next(
        (agreement.alpha for agreement in plan.agreement if agreement.field == "indicator"), ""
    )
    agreed: Argument = say(_ALPHA, alpha=alpha) if alpha else Verbatim("")
    return say(_CODERS, count=str(len(plan.coders)), alpha=agreed)


def data_citation(plans: Sequence[Plan], indicators: int, version: str) -> Citation:
    """Return how the data set is cited; it is dated by the newest encoding that tells its date."""
    note = say(
        _DATA_SET,
        version=Verbatim(version),
        plans=str(len(plans)),
        statements=str(sum(len(plan.rows) for plan in plans)),
        indicators=str(indicators),
    )
    newest = max((plan.encoded for plan in plans), default="")
    return Citation("plancmp", "dataset", AUTHOR, TITLE, "", newest, note, version)


def in_words(citation: Citation, lang: str) -> str:
    """Return a citation as a sentence for a list of references."""
    year, number = (
        say(_BRACKETS, text=Verbatim(text)).text(lang) if text else ""
        for text in (citation.year, citation.number)
    )
    note = citation.note.text(lang)
    return say(
        _CITED,
        author=Verbatim(citation.author),
        year=Verbatim(year),
        title=Verbatim(citation.title),
        number=Verbatim(number),
        note=Verbatim(note[0].upper() + note[1:]),
    ).text(lang)


def in_bibtex(citation: Citation, lang: str) -> str:
    """Return a citation as an entry of BibTeX."""
    kind = "techreport" if citation.kind == "report" else "misc"
    fields = {
        "author": "{" + _tex(citation.author) + "}",
        "title": "{" + _tex(citation.title) + "}",
        "institution": _tex(citation.author) if kind == "techreport" else "",
        "number": _tex(citation.number),
        "year": citation.year,
        "version": citation.version if kind == "misc" else "",
        "note": _tex(citation.note.text(lang)),
    }
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return f"@{kind}{{{citation.key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    named = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
    return named.get(match[0], f"\\{match[0]}")


def in_csl(citation: Citation, lang: str) -> dict[str, object]:
    """Return a citation as an item of CSL-JSON."""
    item: dict[str, object] = {
        "id": citation.key,
        "type": citation.kind,
        "author": [{"literal": citation.author}],
        "title": citation.title,
    }
    if citation.issued:
        item["issued"] = {"date-parts": [[int(part) for part in citation.issued.split("-")]]}
    if citation.number:
        item["number"] = citation.number
    if citation.kind == "report":
        item |= {"publisher": citation.author, "language": "zh-CN"}
    else:
        item["version"] = citation.version
    item["note"] = citation.note.text(lang)
    return item
