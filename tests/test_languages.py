"""One language at a time: what commands show holds no word of ours in the other one.

What documents print stays as printed: labels, figures, headings, scopes, titles. So do ids.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

import plancmp
from plancmp.cli.main import COMMANDS
from plancmp.model.wording import as_printed
from tests.conftest import SHIPPED, run_plancmp

PAIR = ("qinzhou-14fyp-draft", "qinzhou-14fyp")
RUNS: dict[str, tuple[tuple[str, ...], ...]] = {
    "plans": ((),),
    "show": (("qinzhou-14fyp-draft",), ("lianjiang-14fyp",)),
    "indicators": ((), ("死亡率",)),
    "domains": ((),),
    "places": ((),),
    "match": (("婴儿死亡率", "森林覆盖率", "新生儿死亡率"),),
    "diff": (PAIR, ("beihai-13fyp", "lianjiang-14fyp")),
    "audit": ((),),
    "compare": ((), ("--wide",), ("-i", "infant_mortality_rate")),
    "export": ((),),
    "projects": ((),),
    "align": (("--all",), ("--matrix",), ("qinzhou-14fyp",), ("lianjiang-14fyp",)),
    "progress": (("healthy-china-2030",), ("lianjiang-14fyp", "--period", "2016-2020")),
}
LATER = frozenset(COMMANDS) - set(RUNS)
"""Commands whose result is no table of the shipped data, or that are tested beside their code."""

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_NUMBER = re.compile(r"[\d.]*")
_NO_WORDS = frozenset({"SHA", "YAML", "CSV", "AIDS", "HIV", "DDDs"})


@cache
def _printed() -> list[str]:
    """Return what the documents print and what names things in the data, the longest first."""
    data = plancmp.load(SHIPPED)
    found: set[str] = {*data.vocabulary.indicators, *data.vocabulary.domains}
    for plan in data.plans():
        found |= {plan.id, plan.title, plan.issuer, plan.number, plan.source_file}
        for gap in plan.gaps:
            found |= {gap.name, gap.at}
        for statement in plan.rows:
            value = statement.value.printed
            found |= {statement.label, value, statement.section, statement.block, statement.scope}
            found |= {
                as_printed(statement),
                statement.corrected,
                statement.note,
                *statement.section.split("/"),
            }
            # a table or box is named by its number alone: 表1, 专栏七
            found |= {*statement.responsible, statement.block[:2], statement.block[:3]}
    for observation in data.observations:
        found |= {observation.source, observation.label}
    for plan in data.plans():
        for project in plan.projects:
            found |= {each for each in vars(project).values() if isinstance(each, str)}
    found |= {re.sub(r"\s+", " ", each) for each in found}
    # A bare number takes nothing away that could be a word.
    return sorted((each for each in found if not _NUMBER.fullmatch(each)), key=lambda e: -len(e))


def strays(text: str, lang: str, typed: tuple[str, ...] = ()) -> list[str]:
    """Return the words of the other language in what a command shows; `typed` is the user's."""
    text = re.sub(r"\\(.)", r"\1", text)
    text = re.sub(r"--[a-z-]+", "", text)  # options are named as they are typed
    for each in (*typed, *_printed()):
        text = text.replace(each, " ")
    if lang == "en":
        # A unit is printed with the figure, or follows it: 3.79人/万人
        units = set(plancmp.load(SHIPPED).vocabulary.units.by_name)
        scales = ("", "万", "亿", "百万")
        known = {f"{scale}{part}" for unit in units for part in unit.split("/") for scale in scales}
        return [word for word in _CHINESE.findall(text) if word not in known]
    return [word for word in _ENGLISH.findall(text) if word not in _NO_WORDS]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "arguments", [(name, *more) for name, runs in RUNS.items() for more in runs], ids=" ".join
)
def test_no_word_of_the_other_language(arguments: tuple[str, ...], lang: str) -> None:
    run = run_plancmp(*arguments, "-f", "markdown", "--lang", lang)
    assert run.status == 0, run.err
    assert not strays(run.out, lang, arguments)
    assert not strays(run.err, lang, arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", *PAIR, "-i", "zzzz"),
        ("diff", "钦洲"),
        ("show", "钦州"),
        ("export", "--domain", "xx"),
        ("export", "--role", "goal"),
        ("export", "--sort", "x"),
        ("export", "-f", "cvs"),
        ("export", "-o", "x.docx"),
        ("exprt",),
    ],
    ids=" ".join,
)
def test_errors_are_in_the_readers_language(arguments: tuple[str, ...]) -> None:
    for lang, words in (("en", "Error: "), ("zh", "错误：")):
        run = run_plancmp(*arguments, env={"PLANCMP_LANG": lang})
        assert run.status == 2
        assert run.err.startswith(words)


def test_the_locale_chooses_the_language_and_plancmp_lang_before_it() -> None:
    chinese = run_plancmp("plans", env={"LANG": "zh_CN.UTF-8"}).out
    assert "钦州市" in chinese
    assert "Qinzhou" in run_plancmp("plans", env={"LANG": "de_DE.UTF-8"}).out
    both = {"LANG": "zh_CN.UTF-8", "PLANCMP_LANG": "en"}
    assert "Qinzhou" in run_plancmp("plans", env=both).out
    assert run_plancmp("plans", "--lang", "zh", env=both).out == chinese


OURS = (
    "plans", "show", "indicators", "domains", "places", "match", "diff", "compare", "export",
    "projects",
)  # fmt: skip


@pytest.mark.parametrize("command", ["", *OURS])
def test_help_is_in_the_readers_language(command: str) -> None:
    run = run_plancmp(*command.split(), "--help", env={"PLANCMP_LANG": "zh"})
    assert (run.status, run.err) == (0, "")
    text = re.sub(r"^ {6,}plancmp .*$|\[.*?\]", "", run.out, flags=re.MULTILINE)
    words = re.findall(r"(?<![-\w.])[a-z]{3,}(?![-\w])", text)
    formats = {"csv", "excel", "tsv", "json", "jsonl", "markdown", "html", "xlsx", "parquet", "git"}
    assert set(words) <= {"plancmp", "table", *COMMANDS, *formats}
    assert "-h, --help" in run.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("diff",), "缺少参数 A"), (("diff", "--foo"), "没有选项 --foo"),
     (("export", "--top", "x"), "参数 --top 的值无效")],
)  # fmt: skip
def test_what_click_finds_wrong_is_said_in_chinese(arguments: tuple[str, ...], words: str) -> None:
    run = run_plancmp(*arguments, env={"PLANCMP_LANG": "zh"})
    assert (run.status, run.err) == (2, f"错误：{words}\n")
