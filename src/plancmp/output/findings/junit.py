"""JUnit XML: a test suite a file, a test case a finding."""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from plancmp.output.findings.places import place_of
from plancmp.output.formats import Target
from plancmp.rules.finding import Finding
from plancmp.rules.report import Report

# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_text(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def write(report: Report, target: Target, lang: str) -> None:
    """Write the suites; without findings one case that passes: no case at all is no result.

    Errors are failures. Warnings and notes are cases that pass, with what is said in their output.
    """
    findings = list(report.problems)
    failures = report.count("error")
    out = target.stream
    name = "plancmp check" if report.what == "file" else "plancmp audit"
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    count = len(findings) or 1
    out.write(f'<testsuites name="{name}" tests="{count}" failures="{failures}">\n')
    if not findings:
        out.write(f'  <testsuite name="{name}" tests="1" failures="0" errors="0">\n')
        out.write(f'    <testcase name={_attribute(report.summary(lang))} classname="plancmp"/>\n')
        out.write("  </testsuite>\n")
    for file, group in groupby(findings, key=lambda finding: finding.file):
        cases = list(group)
        failed = sum(case.severity == "error" for case in cases)
        out.write(
            f'  <testsuite name={_attribute(file)} tests="{len(cases)}" failures="{failed}" '
            'errors="0">\n'
        )
        for finding in cases:
            out.write(_case(finding, lang))
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _case(finding: Finding, lang: str) -> str:
    name = _attribute(f"{finding.code} {place_of(finding)}")
    body = f"{place_of(finding)}: {finding.code} {finding.text(lang)}"
    body = _text(f"{body}\n{finding.hint_text(lang)}" if finding.hint_text(lang) else body)
    head = f"    <testcase name={name} classname={_attribute(finding.file)}>\n"
    if finding.severity == "error":
        inner = (
            f"      <failure type={_attribute(finding.code)} "
            f"message={_attribute(finding.text(lang))}>{escape(body)}</failure>\n"
        )
    else:
        inner = f"      <system-out>{escape(body)}</system-out>\n"
    return f"{head}{inner}    </testcase>\n"
