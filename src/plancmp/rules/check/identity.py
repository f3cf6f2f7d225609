"""D404, D405: what a plan file is called, and what it is a draft of."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.messages import Template, Verbatim, say
from plancmp.messages.words import Bilingual
from plancmp.reading.shape import suggestion
from plancmp.rules.examples import EMPTY_PLAN
from plancmp.rules.files import STDIN
from plancmp.rules.finding import Finding
from plancmp.rules.rule import PlanFile, Rule

_OF_ITSELF = Template(
    "draft_of_itself", "a plan cannot be the draft of itself", "规划不能是其自身的征求意见稿"
)
_NAME_FINAL = Template("name_final", "name the final plan", "填写正式文本的 id")
_NO_PLAN = Template("no_plan", "no plan has the id `{plan}`", "没有 id 为 `{plan}` 的规划")
_NO_OTHER = Template("no_other_plan", "no other plan is there", "此处没有其他规划")
_FINAL = Template(
    "final_of_nothing", "a final plan is the draft of nothing", "正式文本不是任何规划的征求意见稿"
)
_STAGE = Template("stage_draft", "`stage: draft`?", "是否为 `stage: draft`？")
_NAME = Template("file_name", "the plan `{plan}` stands in {file}", "规划 `{plan}` 存于 {file}")
_CALL = Template(
    "file_name_hint",
    "call the file {expected}, or the plan `{stem}`",
    "将文件改名为 {expected}，或将规划的 id 改为 `{stem}`",
)


def check_draft(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding if `draft_of` names no plan, the plan itself, or stands in a final plan."""
    plan = subject.plan
    if not plan.draft_of:
        return
    folders = (subject.path.parent, subject.folder / "plans")
    known = sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})
    where = subject.at_key("draft_of")
    if plan.draft_of == plan.id:
        yield Finding(say(_OF_ITSELF), position=where, hint=say(_NAME_FINAL))
    elif plan.draft_of not in known:
        others = [name for name in known if name != plan.id]
        hint = suggestion(plan.draft_of, others) if others else say(_NO_OTHER)
        yield Finding(say(_NO_PLAN, plan=Verbatim(plan.draft_of)), position=where, hint=hint)
    elif plan.stage == "final":
        yield Finding(say(_FINAL), position=where, hint=say(_STAGE))


def check_name(subject: PlanFile) -> Iterator[Finding]:
    """Yield a finding if the file is not called as the plan; standard input has no name."""
    expected, name = f"{subject.plan.id}.yaml", subject.path.name
    if subject.plan.id and name not in (expected, STDIN):
        yield Finding(
            say(_NAME, plan=Verbatim(subject.plan.id), file=Verbatim(name)),
            position=subject.at_key("id"),
            hint=say(_CALL, expected=Verbatim(expected), stem=Verbatim(subject.path.stem)),
        )


RULES = (
    Rule(
        code="D404",
        name="unknown-draft-of",
        severity="error",
        why=Bilingual(
            "A draft names the plan that came of it by the id of a plan that is there.",
            "征求意见稿以现有规划的 id 指明其正式文本。",
        ),
        cannot_see=Bilingual(
            "Whether the plan that is named is really the final version.",
            "所指规划是否确为其正式文本。",
        ),
        kind="plan",
        fails=(EMPTY_PLAN.replace("stage: final", "stage: draft\ndraft_of: other-pln"),),
        passes=(EMPTY_PLAN.replace("stage: final", "stage: draft\ndraft_of: other-plan"),),
        file=check_draft,
    ),
    Rule(
        code="D405",
        name="id-and-file",
        severity="error",
        why=Bilingual(
            "A plan's file is called as its id: `plancmp diff` finds it by that.",
            "规划文件以其 id 命名：`plancmp diff` 据此查找。",
        ),
        cannot_see=Bilingual(
            "Whether the id suits the place and period.", "id 是否与地区、时期相称。"
        ),
        kind="plan",
        fails=(EMPTY_PLAN.replace("id: some-plan", "id: same-plan"),),
        passes=(EMPTY_PLAN,),
        file=check_name,
    ),
)
