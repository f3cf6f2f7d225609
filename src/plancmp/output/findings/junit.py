"""JUnit XML: a test suite a file, a test case a problem."""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from plancmp.model.problem import Problem
from plancmp.output.findings.text import place_of
from plancmp.output.formats import Target
from plancmp.rules.report import Report

# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_text(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def write(report: Report, target: Target) -> None:
    """Write the suites; without problems one case that passes: no case at all is no result.

    Errors are failures. Warnings are cases that pass, with the warning in their output.
    """
    problems = list(report.problems)
    failures = report.count("error")
    out = target.stream
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    count = len(problems) or 1
    out.write(f'<testsuites name="plancmp check" tests="{count}" failures="{failures}">\n')
    if not problems:
        out.write('  <testsuite name="plancmp check" tests="1" failures="0" errors="0">\n')
        out.write(f'    <testcase name={_attribute(report.summary())} classname="plancmp"/>\n')
        out.write("  </testsuite>\n")
    for file, group in groupby(problems, key=lambda problem: problem.file):
        cases = list(group)
        failed = sum(case.severity == "error" for case in cases)
        out.write(
            f'  <testsuite name={_attribute(file)} tests="{len(cases)}" failures="{failed}" '
            'errors="0">\n'
        )
        for problem in cases:
            out.write(_case(problem))
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _case(problem: Problem) -> str:
    name = _attribute(f"{problem.code} {place_of(problem)}")
    body = f"{place_of(problem)}: {problem.code} {problem.text()}"
    body = _text(f"{body}\n{problem.hint_text()}" if problem.hint_text() else body)
    head = f"    <testcase name={name} classname={_attribute(problem.file)}>\n"
    if problem.severity == "error":
        inner = (
            f"      <failure type={_attribute(problem.code)} "
            f"message={_attribute(problem.text())}>{escape(body)}</failure>\n"
        )
    else:
        inner = f"      <system-out>{escape(body)}</system-out>\n"
    return f"{head}{inner}    </testcase>\n"
