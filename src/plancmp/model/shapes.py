"""The shape of the YAML files, said once: the reader, `check` and `schema` all use it.

A shape is a mapping's keys; each key has a kind, whether it must be there, and one line that says
what it is for. A kind is `text`, `texts` (one text or a list), `list:SHAPE`, `map:SHAPE`,
`value` (one printed value, or a mapping of the shape `value`), `values` (values by year) or `words`
(texts, or a mapping from each to one of the `choices`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plancmp.model.terms import (
    CODE_MATCHES,
    GAP_KINDS,
    LEVELS,
    NATURES,
    NO_INDICATOR,
    RESULT_KINDS,
    STAGES,
    TIERS,
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape; `choices` names the words a text may be, `ids` whose ids it takes.

    `instead` is a word that a single text may be although it is no id.
    """

    kind: str
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    ids: str = ""
    pattern: str = ""
    instead: str = ""


Shape = Mapping[str, Key]

YEAR = r"^(19|20)\d{2}(-(19|20)\d{2})?$"
_DATE = r"^\d{4}(-\d{2}){0,2}$"
_RATIO = r"^-?\d+(\.\d+)?$"
_RANGE = r"^-?\d+(\.\d+)?-\d+(\.\d+)?$"

_STATEMENT: dict[str, Key] = {
    "indicator": Key("texts", "Indicator id; two for a row that states two at once; `none` for a "
                     "row that no indicator fits.", True, ids="indicator", instead=NO_INDICATOR),
    "label": Key("text", "The name of the indicator as the document prints it.", True),
    "unit": Key("text", "The unit as printed beside the row, if it does not stand in the value."),
    "target": Key("value", "What the plan sets out to reach."),
    "targets": Key("values", "What the plan sets out to reach by several years: {2025: …}."),
    "baseline": Key("value", "The base value printed beside a target."),
    "actual": Key("value", "A value reported as reached."),
    "prior_target": Key("value", "The target of the former period."),
    "year": Key("text", "Year or period of the values, where the header does not say it.",
                pattern=YEAR),
    "nature": Key("text", "Binding, expected or guiding.", choices=NATURES),
    "scope": Key("text", "Restriction of population, area or institutions that the label lacks."),
    "corrected": Key("map:correction", "What a misprinted row evidently means."),
    "note": Key("text", "The curator's remark."),
    "acknowledged": Key("list:acknowledgement", "Findings here that the curator has looked at."),
    "responsible": Key("texts", "Bodies that the document names as in charge of it."),
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
        "date": Key("text", "Date of issue, YYYY-MM-DD or shorter.", pattern=_DATE),
        "source": Key("map:source", "The source text that was encoded.", True),
        "gaps": Key("list:gap", "What the source text at hand lacks."),
        "sections": Key("list:section", "The statements, in the order of the document.", True),
        "projects": Key("list:project", "The projects of the annex."),
        "coders": Key("texts", "Who encoded it, each on their own; any name or sign."),
        "settled_by": Key("text", "Who decided where the coders differed."),
        "encoded": Key("text", "When it was encoded, YYYY-MM-DD or shorter.", pattern=_DATE),
        "agreement": Key("list:agreement", "How far the coders agreed, field by field."),
        "verified": Key("map:verified", "When it was last found in the source text."),
    },
    "agreement": {
        "field": Key("text", "The field that was agreed on, `statement` for the rows.", True),
        "units": Key("text", "How many statements were compared.", pattern=r"^\d+$"),
        "agreement": Key("text", "Share of them with the same entry, 0 to 1.", pattern=_RATIO),
        "alpha": Key("text", "Krippendorff's alpha.", pattern=_RATIO),
        "alpha_low": Key("text", "Lower end of its interval.", pattern=_RATIO),
        "alpha_high": Key("text", "Upper end of its interval.", pattern=_RATIO),
    },
    "verified": {
        "sha256": Key("text", "SHA-256 of the source text.", True, pattern=r"^[0-9a-f]{64}$"),
        "version": Key("text", "Version of plancmp.", True),
        "date": Key("text", "When, YYYY-MM-DD.", True, pattern=_DATE),
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
        "responsible": Key("texts", "Bodies in charge of all its statements that name none."),
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
        "year": Key("text", "Year or period of this value.", pattern=YEAR),
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
        "definition_zh": Key("text", "The definition in Chinese."),
        "broader": Key("texts", "Old word for `part_of`.", ids="indicator"),
        "part_of": Key("texts", "Indicators within which this one is counted.", ids="indicator"),
        "subgroup_of": Key("texts", "The same measure of a wider population.", ids="indicator"),
        "related": Key("texts", "Like-named indicators that are not the same.", ids="indicator"),
        "codes": Key("words", "Codes in international schemes, as `sdg:3.2.1`, or each with how "
                     "near it is: {sdg:3.2.1: exact}.", choices=CODE_MATCHES),
        "best": Key("text", "The range that is aimed at where better is `none`, `low-high`.",
                    pattern=_RANGE),
        "tier": Key("text", "`core` is in national or international core sets, `common` in plans "
                    "of several places, `local` in one place's.", choices=TIERS),
        "tier_source": Key("text", "The core set, or what else the tier rests on."),
        "kind": Key("text", "What it measures of a chain of results.", choices=RESULT_KINDS),
        "replaces": Key("texts", "Ids that this indicator had before."),
        "replaced_by": Key("text", "The indicator to use in its place.", ids="indicator"),
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
                     choices=LEVELS),
        "above": Key("text", "Code of the place above it.", ids="place"),
    },
    "domain_file": {"domains": Key("list:domain", "The domains.", True)},
    "domain": {
        "id": Key("text", "Id.", True, pattern=r"^[a-z_]+$"),
        "zh": Key("text", "Chinese name.", True),
        "en": Key("text", "English name.", True),
    },
}  # fmt: skip
