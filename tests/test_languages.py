"""One language at a time: what commands show holds no word of ours in the other one.

What documents print stays as printed: labels, figures, headings, scopes, titles. So do ids.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from importlib import import_module
from pathlib import Path

import pytest

import plancmp
from plancmp.cli.main import COMMANDS
from plancmp.model.wording import as_printed
from tests.conftest import SHIPPED
from tests.forked import run_forked

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
TEXT = """某市卫生健康规划（2021-2025年）
一、总体要求
（一）发展目标
到2025年，婴儿死亡率控制在5‰以下，人均预期寿命达到79岁，新建医院12个。
"""
PLAIN: dict[str, tuple[tuple[str, ...], ...]] = {
    "chart": (("compare", "-i", "infant_mortality_rate"), ("align",), ("diff", *PAIR)),
    "report": (
        ("diff", *PAIR),
        ("plan", "luzhai-14fyp"),
        ("compare", "-i", "infant_mortality_rate"),
    ),
    "verify": (
        ("qinzhou-14fyp", "--sources", ".", "-f", "markdown"),
        ("qinzhou-14fyp", "--sources", ".", "--unused", "-f", "markdown"),
    ),
    "text": (("text.txt", "-f", "markdown"),),
    "scan": (
        ("text.txt",),
        ("text.txt", "--unsure", "-f", "markdown"),
        ("text.txt", "--unused", "-f", "markdown"),
    ),
    "review": (("draft.yaml",),),
    "new": (
        ("钦州市", "2026-2030"),
        ("钦州市", "2026", "-o", "-"),
        ("钦洲市", "2026-2030"),
    ),
    "schema": (("--write", "schemas"), ("-o", "x", "--write", "x")),
    "index": ((), ("--info", "--clear")),
    "changes": (("--data", "."), ("HEAD", "--data", "nowhere")),
    "agree": (("qinzhou-14fyp-draft", "qinzhou-14fyp", "-f", "markdown"),),
    "cite": ((), ("luzhai-14fyp",)),
    "check": (("text.yaml",), ("--explain", "V209")),
}
"""Commands that show no table of the shipped data, run in a folder that holds TEXT."""
SHOWS_TEXT = ("text", "scan", "verify", "agree", "check")
"""Those that show a document's own words beside ours, whatever the language."""
CITED = ("What local health plans of China promise", "The plancmp founders")

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_NUMBER = re.compile(r"[\d.]*")
_SENTENCE = re.compile(r"(?<![-\w])[A-Za-z]+(?: [a-z]{2,}){2}(?![-\w])|\b[a-z]+: [a-z]+ [a-z]+")
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
            found |= {value for value in vars(project).values() if isinstance(value, str)}
    found |= {re.sub(r"\s+", " ", text) for text in found}
    # A bare number takes nothing away that could be a word.
    return sorted((text for text in found if not _NUMBER.fullmatch(text)), key=lambda e: -len(e))


def _foreign(text: str, lang: str, typed: tuple[str, ...] = ()) -> str:
    """Return what a command shows but for what is printed, typed, or an option."""
    text = re.sub(r"\\(.)", r"\1", text)
    text = re.sub(r"--[a-z-]+", "", text)  # options are named as they are typed
    for not_ours in (*typed, *_printed()):
        text = text.replace(not_ours, " ")
    return text


def strays(text: str, lang: str, typed: tuple[str, ...] = ()) -> list[str]:
    """Return the words of the other language in what a command shows; `typed` is the user's."""
    text = _foreign(text, lang, typed)
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
    run = run_forked(*arguments, "-f", "markdown", "--lang", lang)
    assert run.status == 0, run.err
    assert not strays(run.out, lang, arguments)
    assert not strays(run.err, lang, arguments)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "arguments", [(name, *more) for name, runs in PLAIN.items() for more in runs], ids=" ".join
)
def test_no_word_of_the_other_language_in_texts_and_refusals(
    arguments: tuple[str, ...], lang: str, tmp_path: Path
) -> None:
    for name in ("text.txt", "qinzhou-14fyp.txt", "text.yaml"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    run = run_forked(*arguments, cwd=tmp_path, env={"PLANCMP_LANG": lang})
    assert run.status in (0, 1, 2)
    assert not re.search("Traceback|PLANCMP_DEBUG", run.err)
    text = unescape(re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", run.out, flags=re.DOTALL))
    text = re.sub(r"\S*/\S*|^# yaml-.*$|\{.*\}", " ", text, flags=re.MULTILINE)  # paths and YAML
    typed = (*arguments, str(tmp_path), *CITED)
    if lang == "zh":
        for shown in (text, run.err):
            assert not _SENTENCE.search(_foreign(shown, lang, typed))
    elif arguments[0] not in SHOWS_TEXT:
        assert not strays(text, lang, typed)
        assert not strays(run.err, lang, (*typed, "株洲市", "芒市", "钦州市"))


def test_every_command_is_searched() -> None:
    assert {*RUNS, *PLAIN} == set(COMMANDS)


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
        run = run_forked(*arguments, env={"PLANCMP_LANG": lang})
        assert run.status == 2
        assert run.err.startswith(words)


def test_the_locale_chooses_the_language_and_plancmp_lang_before_it() -> None:
    chinese = run_forked("plans", env={"LANG": "zh_CN.UTF-8"}).out
    assert "钦州市" in chinese
    assert "Qinzhou" in run_forked("plans", env={"LANG": "de_DE.UTF-8"}).out
    both = {"LANG": "zh_CN.UTF-8", "PLANCMP_LANG": "en"}
    assert "Qinzhou" in run_forked("plans", env=both).out
    assert run_forked("plans", "--lang", "zh", env=both).out == chinese


def _helped() -> list[str]:
    """Return every command, and the commands within one, as they are typed."""
    named = [""]
    for name in COMMANDS:
        command = import_module(f"plancmp.cli.{name}").command
        named.append(name)
        named += [f"{name} {part}" for part in getattr(command, "commands", ())]
    return named


NAMES = {
    "plancmp", "table", "csv", "excel", "tsv", "json", "jsonl", "markdown", "html", "xlsx",
    "parquet", "git", "github", "gitlab", "sarif", "junit", "alpha", "pace", "draft", "final",
    "docx", "pdf", "schema", "plan", "accept", "unsure", "none", "found", "ambiguous", "not_found",
    "doubtful", "source_differs", "error", "warning", "note", "yaml", "all", "excel-csv",
}  # fmt: skip
PROPER = {"Krippendorff", "Markdown", "Schema", "Frictionless", "Data", "Package", "Parquet"}
"""What is called so in either language: formats, and what is typed or stands in data."""


@pytest.mark.parametrize("command", _helped())
def test_help_is_in_the_readers_language(command: str) -> None:
    run = run_forked(*command.split(), "--help", env={"PLANCMP_LANG": "zh"})
    assert (run.status, run.err) == (0, "")
    text = re.sub(r"^ {4,}plancmp .*$|\[.*?\]|`.*?`", "", run.out, flags=re.MULTILINE)
    assert text.startswith("用法：")
    words = re.findall(r"(?<![-\w])[A-Za-z]?[a-z]{2,}(?![-\w])", text)
    assert set(words) <= {*NAMES, *COMMANDS, *PROPER}
    assert "-h, --help" in run.out
    assert re.search(r"[\u4e00-\u9fff]", run.out.partition("\n")[2])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("diff",), "缺少参数 A"), (("diff", "--foo"), "没有选项 --foo"),
     (("export", "--top", "x"), "参数 --top 的值无效")],
)  # fmt: skip
def test_what_click_finds_wrong_is_said_in_chinese(arguments: tuple[str, ...], words: str) -> None:
    run = run_forked(*arguments, env={"PLANCMP_LANG": "zh"})
    assert (run.status, run.err) == (2, f"错误：{words}\n")
