"""What a plan file is called, and what it is a draft of."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.reading.shape import did_you_mean
from plancmp.rules.examples import EMPTY_PLAN
from plancmp.rules.rule import Finding, PlanFile, Rule


def check_draft(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding if `draft_of` names no plan, the plan itself, or stands in a final plan."""
    plan = subject.plan
    if not plan.draft_of:
        return
    folders = (subject.path.parent, subject.folder / "plans")
    known = sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})
    where = subject.at_key("draft_of")
    if plan.draft_of == plan.id:
        yield Finding(where, "a plan cannot be the draft of itself", "name the final plan")
    elif plan.draft_of not in known:
        others = [name for name in known if name != plan.id]
        hint = did_you_mean(plan.draft_of, others) if others else "no other plan is there"
        yield Finding(where, f"no plan has the id `{plan.draft_of}`", hint)
    elif plan.stage == "final":
        yield Finding(where, "a final plan is the draft of nothing", "`stage: draft`?")


def check_name(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding if the file is not called as the plan."""
    expected = f"{subject.plan.id}.yaml"
    if subject.plan.id and subject.path.name != expected:
        yield Finding(
            subject.at_key("id"),
            f"the plan `{subject.plan.id}` stands in {subject.path.name}",
            f"call the file {expected}, or the plan `{subject.path.stem}`",
        )


RULES = (
    Rule(
        "D404", "unknown-draft-of", "error",
        "A draft names the plan that came of it by the id of a plan that is there.",
        "plan",
        EMPTY_PLAN.replace("stage: final", "stage: draft\ndraft_of: other-pln"),
        EMPTY_PLAN.replace("stage: final", "stage: draft\ndraft_of: other-plan"),
        check_plan=check_draft,
    ),
    Rule(
        "D405", "id-and-file", "error",
        "A plan's file is called as its id: `plancmp diff` finds it by that.",
        "plan", EMPTY_PLAN.replace("id: some-plan", "id: same-plan"), EMPTY_PLAN,
        check_plan=check_name,
    ),
)  # fmt: skip
