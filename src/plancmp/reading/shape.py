"""The shape of the YAML files, said once: the reader, `check` and `schema` all use it.

A shape is a mapping's keys; each key has a kind, whether it must be there, and one line that says
what it is for. A kind is `text`, `texts` (one text or a list), `list:SHAPE`, `map:SHAPE`, or
`value` (one printed value, or a mapping of the shape `value`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from plancmp.messages import Message, Template, Verbatim, message, say
from plancmp.model.problem import DataError, Problem, Said
from plancmp.model.terms import GAP_KINDS, NATURES, STAGES
from plancmp.reading.tree import Mapping, Node, Sequence, Text


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape; `choices` names the words a text may be, `ids` whose ids it takes."""

    kind: str
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    ids: str = ""
    pattern: str = ""


Shape = MappingOf[str, Key]

_YEAR = r"^(19|20)\d{2}(-(19|20)\d{2})?$"

_STATEMENT: dict[str, Key] = {
    "indicator": Key("texts", "Indicator id; two for a row that states two at once.", True,
                     ids="indicator"),
    "label": Key("text", "The name of the indicator as the document prints it.", True),
    "unit": Key("text", "The unit as printed beside the row, if it does not stand in the value."),
    "target": Key("value", "What the plan sets out to reach."),
    "baseline": Key("value", "The base value printed beside a target."),
    "actual": Key("value", "A value reported as reached."),
    "prior_target": Key("value", "The target of the former period."),
    "year": Key("text", "Year or period of the values, where the header does not say it.",
                pattern=_YEAR),
    "nature": Key("text", "Binding, expected or guiding.", choices=NATURES),
    "scope": Key("text", "Restriction of population, area or institutions that the label lacks."),
    "corrected": Key("map:correction", "What a misprinted row evidently means."),
    "note": Key("text", "The curator's remark."),
    "acknowledged": Key("list:acknowledgement", "Findings here that the curator has looked at."),
}  # fmt: skip

SHAPES: dict[str, Shape] = {
    "plan": {
        "id": Key("text", "Plan id; the file is called the same.", True, pattern=r"^[a-z0-9-]+$"),
        "place": Key("text", "GB/T 2260 code of the place.", True, ids="place"),
        "title": Key("text", "Title of the document.", True),
        "stage": Key("text", "Draft or final version.", True, choices=STAGES),
        "draft_of": Key("text", "Id of the plan that this is a draft of."),
        "period": Key("text", "First and last year.", True, pattern=r"^\d{4}-\d{4}$"),
        "base_year": Key("text", "Year of the base values.", True, pattern=r"^\d{4}$"),
        "issuer": Key("text", "Who issued it."),
        "number": Key("text", "Document number."),
        "date": Key("text", "Date of issue, YYYY-MM-DD or shorter.",
                    pattern=r"^\d{4}(-\d{2}){0,2}$"),
        "source": Key("map:source", "The source text that was encoded.", True),
        "gaps": Key("list:gap", "What the source text at hand lacks."),
        "sections": Key("list:section", "The statements, in the order of the document.", True),
        "projects": Key("list:project", "The projects of the annex."),
    },
    "source": {
        "file": Key("text", "File name of the source text.", True),
        "sha256": Key("text", "Its SHA-256.", True, pattern=r"^[0-9a-f]{64}$"),
    },
    "gap": {
        "channel": Key("text", "What kind of thing is missing.", True, choices=GAP_KINDS),
        "name": Key("text", "Its title, where one is printed."),
        "at": Key("text", "The section where it is missing; for cut-off text, the first one."),
        "note": Key("text", "What is known of it."),
    },
    "section": {
        "at": Key("text", "Headings from the outermost inwards, joined by `/`.", True),
        "text": Key("list:statement", "Statements in the prose."),
        "boxes": Key("list:box", "Statements in boxes (专栏)."),
        "tables": Key("list:table", "Statements in tables."),
    },
    "box": {
        "name": Key("text", "Title of the box.", True),
        "items": Key("list:statement", "Its statements.", True),
    },
    "table": {
        "name": Key("text", "Title of the table.", True),
        "rows": Key("list:statement", "Its rows.", True),
    },
    "statement": _STATEMENT,
    "value": {
        "printed": Key("text", "The value as printed.", True),
        "measure": Key("text", "What kind of value it is."),
        "bound": Key("text", "One of <= < >= > = ~."),
        "number": Key("text", "The figure; of a range the lower end; negative for a fall."),
        "high": Key("text", "The upper end of a range."),
        "unit": Key("text", "The unit of the figure."),
        "reference_year": Key("text", "Year that a change is counted from.", pattern=r"^\d{4}$"),
        "year": Key("text", "Year or period of this value.", pattern=_YEAR),
        "corrected": Key("text", "What a misprinted value evidently is, in the value language."),
        "reason": Key("text", "Why it is corrected or given by hand."),
    },
    "correction": {
        "unit": Key("text", "The unit that the values of the row are in.", True),
        "reason": Key("text", "Why the printed unit cannot be right.", True),
    },
    "project": {
        "number": Key("text", "Number in the list.", True),
        "name": Key("text", "Name as printed.", True),
        "content": Key("text", "What is built, in a few words."),
        "total_investment": Key("text", "Total investment, 万元, as printed."),
        "planned_investment": Key("text", "Investment in the plan's period, 万元, as printed."),
        "years": Key("text", "First and last year of construction, as printed."),
        "funding": Key("text", "Sources of the money."),
        "progress": Key("text", "State of the preparations."),
        "owner": Key("text", "Who builds it."),
        "remark": Key("text", "Remark as printed."),
    },
    "acknowledgement": {
        "code": Key("text", "Code of the finding.", True, pattern=r"^[A-Z]\d{3}$"),
        "comment": Key("text", "What the curator found.", True),
        "fingerprint": Key("text", "What `audit` prints of the figures that the finding rests on: "
                           "when they change, it is back.", pattern=r"^[0-9a-f]{8}$"),
    },
    "indicator_file": {
        "domain": Key("text", "Domain of all indicators of the file.", True, ids="domain"),
        "indicators": Key("list:indicator", "The indicators.", True),
    },
    "indicator": {
        "id": Key("text", "Id, in the field's English terms.", True, pattern=r"^[a-z0-9_]+$"),
        "zh": Key("text", "Chinese name.", True),
        "en": Key("text", "English name.", True),
        "unit": Key("text", "Canonical unit.", True, ids="unit"),
        "better": Key("text", "Which direction is better.", True,
                      choices=("lower", "higher", "none")),
        "definition": Key("text", "One line: what is counted over what.", True),
        "aliases": Key("texts", "Other ways that documents print it."),
        "broader": Key("texts", "Indicators that include this one.", ids="indicator"),
        "related": Key("texts", "Like-named indicators that are not the same.", ids="indicator"),
        "codes": Key("texts", "Codes in international schemes, as `sdg:3.2.1`."),
        "plausible": Key("text", "Lowest and highest value ever to be expected, `low-high`."),
        "sum_of": Key("texts", "Indicators that add up to this one.", ids="indicator"),
        "ratio_of": Key("texts", "The two indicators whose quotient this one is.",
                        ids="indicator"),
        "completes": Key("texts", "Shares that add up to 100 % together with this one.",
                         ids="indicator"),
        "note": Key("text", "What to look out for in comparing."),
    },
    "unit_file": {"units": Key("list:unit", "The units.", True)},
    "unit": {
        "id": Key("text", "Id as printed.", True),
        "dimension": Key("text", "Units of one dimension convert.", True),
        "factor": Key("text", "How many canonical units make one; n or n/m.", True,
                      pattern=r"^\d+(\.\d+)?(/\d+)?$"),
        "en": Key("text", "English name.", True),
        "aliases": Key("texts", "Other ways to print it."),
    },
    "place_file": {"places": Key("list:place", "The places.", True)},
    "place": {
        "code": Key("text", "GB/T 2260 code.", True, pattern=r"^\d{6}$"),
        "zh": Key("text", "Chinese name.", True),
        "en": Key("text", "English name.", True),
        "level": Key("text", "Administrative level.", True,
                     choices=("province", "prefecture", "county")),
        "above": Key("text", "Code of the place above it.", ids="place"),
    },
    "domain_file": {"domains": Key("list:domain", "The domains.", True)},
    "domain": {
        "id": Key("text", "Id.", True, pattern=r"^[a-z_]+$"),
        "zh": Key("text", "Chinese name.", True),
        "en": Key("text", "English name.", True),
    },
}  # fmt: skip


def nearest(word: str, words: Iterable[str], count: int = 3) -> list[str]:
    """Return the `count` words most like `word`, the likeliest first; none that is far off."""
    from rapidfuzz import fuzz, process

    # A word is short; what is far longer is like nothing, and would be slow to compare.
    found = process.extract(
        word[:80], list(words), scorer=fuzz.WRatio, limit=count, score_cutoff=50
    )
    return [match for match, _, _ in found]


def suggestion(word: str, words: Iterable[str], count: int = 3) -> Message:
    """Return a hint that names the nearest words, or lists them where none is near."""
    known = list(words)
    near = nearest(word, known, count)
    if near:
        en, zh = (Verbatim(word.join(f"`{each}`" for each in near)) for word in (" or ", "或"))
        return message("did_you_mean", words=say(_WORDS, en=en, zh=zh))
    listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return message("one_of", words=Verbatim(listed))


def did_you_mean(word: str, words: Iterable[str], count: int = 3) -> str:
    """Return the suggestion in English."""
    return suggestion(word, words, count).text("en")


_WORDS = Template("words", "{en}", "{zh}")

MAX_PROBLEMS = 1000

_KIND_NAMES = {Text: "text", Sequence: "a list", Mapping: "a mapping"}


class Shaper:
    """Checks nodes against shapes and collects the problems of one file."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def problem(self, node: Node, code: str, message: Said, hint: Said = "") -> None:
        """Note a problem at a node; raise DataError where there are more than can be meant."""
        self.problems.append(Problem(self.file, node.line, node.column, code, message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            last = Problem(
                self.file, node.line, node.column, "R007",
                f"reading stops here: {MAX_PROBLEMS} problems", "mend the first ones and run again",
            )  # fmt: skip
            raise DataError([*self.problems, last])

    def mapping(self, node: Node, shape_name: str) -> Mapping | None:
        """Return `node` as a mapping of the shape, or None if it is something else.

        Unknown and missing keys and values of a wrong kind are noted; what is of a wrong kind is
        taken out, so that the caller can rely on the kinds of what is left.
        """
        shape = SHAPES[shape_name]
        if node.__class__ is not Mapping:
            self.problem(
                node, "S103",
                f"a {shape_name} is a mapping, not {_KIND_NAMES[type(node)]}",
                "it has the keys " + ", ".join(shape),
            )  # fmt: skip
            return None
        assert isinstance(node, Mapping)
        wrong = []
        for name, child in node.entries.items():
            key = shape.get(name)
            if key is None:
                self.problem(
                    node.keys[name], "S101",
                    f"a {shape_name} has no key `{name}`", did_you_mean(name, shape),
                )  # fmt: skip
                wrong.append(name)
            elif child.__class__ is not Text and not self._fits(child, key.kind):
                self.problem(
                    child, "S103",
                    f"`{name}` is {_kind_name(key.kind)}, not {_KIND_NAMES[type(child)]}",
                )  # fmt: skip
                wrong.append(name)
            elif child.__class__ is Text and key.kind.startswith(("list:", "map:")):
                assert isinstance(child, Text)
                if child.value or key.kind.startswith("map:"):
                    self.problem(child, "S103", f"`{name}` is {_kind_name(key.kind)}, not text")
                else:
                    self.problem(child, "S103", f"`{name}` is empty", "give it or leave it out")
                wrong.append(name)
        for name in wrong:
            del node.entries[name]
        for name, key in shape.items():
            if key.required and name not in node.entries and name not in wrong:
                self.problem(node, "S102", f"a {shape_name} needs the key `{name}`", key.doc)
        return node

    def texts(self, entry: Mapping, shape: str) -> None:
        """Check the texts of a mapping against the choices and patterns of its shape."""
        for name, key in SHAPES[shape].items():
            if name not in entry.entries or not (key.choices or key.pattern or key.required):
                continue
            if key.kind != "text":
                continue
            text = text_of(entry, name)
            if key.choices and text not in key.choices:
                self.problem(
                    entry.entries[name], "S104", f"`{name}` cannot be `{text}`",
                    did_you_mean(text, key.choices),
                )  # fmt: skip
            elif key.pattern and not re.fullmatch(key.pattern, text):
                self.problem(entry.entries[name], "S104", f"`{name}` cannot be `{text}`", key.doc)
            elif key.required and not text:
                self.problem(entry.entries[name], "S104", f"`{name}` is empty", key.doc)

    @staticmethod
    def _fits(node: Node, kind: str) -> bool:
        if kind.startswith("list:"):
            return node.__class__ is Sequence
        if kind.startswith("map:") or kind == "value":
            return node.__class__ is Mapping
        if kind == "texts":
            return isinstance(node, Sequence) and all(
                child.__class__ is Text for child in node.items
            )
        return False


def _kind_name(kind: str) -> str:
    if kind.startswith("list:"):
        return f"a list of {kind[5:]}s"
    if kind.startswith("map:"):
        return f"a mapping ({kind[4:]})"
    return {"texts": "text or a list of texts", "value": "text or a mapping"}.get(kind, "text")


def text_of(mapping: Mapping, key: str) -> str:
    """Return the text under `key`, empty where it is missing."""
    node = mapping.entries.get(key)
    return node.value.strip() if isinstance(node, Text) else ""


def texts_of(mapping: Mapping, key: str) -> list[Text]:
    """Return the texts under `key`, whether one is given or a list."""
    node = mapping.entries.get(key)
    if isinstance(node, Text):
        return [node]
    if isinstance(node, Sequence):
        return [child for child in node.items if isinstance(child, Text)]
    return []


def items_of(mapping: Mapping, key: str) -> list[Node]:
    """Return the nodes of the list under `key`, none where it is missing."""
    node = mapping.entries.get(key)
    return node.items if isinstance(node, Sequence) else []
