"""The rules of the audit, one module each.

A rule has a CODE, a NAME, a SEVERITY, a docstring that `plancmp audit --explain` shows, and at
least one of `check(plan)`, `check_pair(draft, final)` and `check_among(plan, others)`.

The names stand here, so that a comparison imports only the rules that it takes caveats from.
"""

CAVEATS = (
    "base_differs",
    "binding",
    "contradiction",
    "implausible",
    "impossible_bound",
    "level_and_change",
    "misprint",
    "part_above_whole",
    "quotient",
    "repeated_later",
    "reported_change",
    "shares",
    "sums",
    "unit_scale",
    "weaker",
    "weaker_near",
    "wrong_way",
    "yearly_mean",
)
"""Errors and warnings that rest on one plan alone."""

OTHERS = ("bare_limit", "due_early", "history_changed", "unlike_others", "vanished", "wording")
"""Notes, and what needs another plan."""
