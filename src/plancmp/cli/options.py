"""Options that commands share, from one place: the data, the narrowing, the rows, the output."""

from __future__ import annotations

from plancmp.cli.common.completion import (
    complete_bodies,
    complete_domains,
    complete_indicators,
    complete_paths,
    complete_plans,
    complete_revisions,
    complete_terms,
)
from plancmp.cli.common.data import Data, data_option, find_pair, find_plans
from plancmp.cli.common.narrowing import (
    Narrowing,
    Term,
    find_domain_id,
    find_indicator_id,
    narrowing_options,
)
from plancmp.cli.common.output import Output, output_options, output_options_with, page_options
from plancmp.cli.common.responsible import RESPONSIBLE_HELP, Responsible, responsible_options
from plancmp.cli.common.rows import Arrangement, row_options
from plancmp.cli.common.usage import (
    LANGUAGES,
    UsageProblem,
    default_language,
    language,
    note,
    problem,
)

__all__ = [
    "LANGUAGES",
    "RESPONSIBLE_HELP",
    "Arrangement",
    "Data",
    "Narrowing",
    "Output",
    "Responsible",
    "Term",
    "UsageProblem",
    "complete_bodies",
    "complete_domains",
    "complete_indicators",
    "complete_paths",
    "complete_plans",
    "complete_revisions",
    "complete_terms",
    "data_option",
    "default_language",
    "find_domain_id",
    "find_indicator_id",
    "find_pair",
    "find_plans",
    "language",
    "narrowing_options",
    "note",
    "output_options",
    "output_options_with",
    "page_options",
    "problem",
    "responsible_options",
    "row_options",
]
