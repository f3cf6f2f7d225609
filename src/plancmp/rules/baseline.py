"""A file of the findings that are known already, so that CI tells only of new ones."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from plancmp.language.bounded import bytes_of
from plancmp.messages import Message, Template, Verbatim, say
from plancmp.reading.files import MAX_BYTES, reason_of
from plancmp.rules.finding import Finding

_VERSION = 1
_UNREADABLE = Template(
    "baseline_unreadable",
    "{file} cannot be read as a baseline: {reason}; --update-baseline writes one",
    "{file} 无法作为基线读取：{reason}；可用 --update-baseline 写出",
)

_NO_LIST = Template("baseline_no_list", "it holds no list of findings", "其中没有发现的列表")


class KnownFinding(NamedTuple):
    """A finding that is known: where and what it is, and the fingerprint of its figures."""

    plan: str
    code: str
    fingerprint: str
    indicator: str


class BaselineError(ValueError):
    """A baseline that cannot be used; `said` says why."""

    def __init__(self, file: Path, reason: Message) -> None:
        self.said: Message = say(_UNREADABLE, file=Verbatim(str(file)), reason=(reason,))
        super().__init__(self.said.text())


def read_baseline(path: Path) -> list[KnownFinding]:
    """Return the findings of a baseline; raise BaselineError where it is none."""
    try:
        content = json.loads(bytes_of(path, MAX_BYTES))
        return [
            KnownFinding._make(str(entry[name]) for name in KnownFinding._fields)
            for entry in content["findings"]
        ]
    except OSError as error:
        raise BaselineError(path, reason_of(error)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BaselineError(path, say(_NO_LIST)) from None


def entry_of(finding: Finding) -> KnownFinding:
    """Return a finding as a baseline knows it."""
    return KnownFinding(finding.plan, finding.code, finding.fingerprint, finding.indicator.id)


def baseline_text(entries: Iterable[KnownFinding]) -> str:
    """Return a baseline: one finding a line, in an order that makes small differences."""
    lines = sorted(json.dumps(entry._asdict(), ensure_ascii=False) for entry in entries)
    listed = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "version": {_VERSION},\n  "findings": [\n{listed}\n  ]\n}}\n'


def new_findings(
    findings: Sequence[Finding], known: Iterable[KnownFinding]
) -> tuple[list[Finding], int]:
    """Return the findings that a baseline does not know, and how many of it are gone."""
    left = Counter(entry[:3] for entry in known)
    new = []
    for finding in findings:
        key = entry_of(finding)[:3]
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new, sum(left.values())
