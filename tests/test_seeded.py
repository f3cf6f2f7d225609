"""Errors planted into copies of the plans are found, whatever their kind."""

from __future__ import annotations

from tests.seeded import PLANTERS, planted, shares


def test_planted_errors_are_found() -> None:
    counts = shares(planted(count=4 * len(PLANTERS)))
    assert len(counts) == len(PLANTERS)
    assert all(found for found, _ in counts.values()), counts
    found, all_of = (sum(column) for column in zip(*counts.values(), strict=True))
    assert found >= 0.8 * all_of, counts


def test_what_is_planted_does_not_change_with_time() -> None:
    first, second = planted(count=20), planted(count=20)
    assert [(planted.kind, planted.at) for planted in first] == [
        (planted.kind, planted.at) for planted in second
    ]
