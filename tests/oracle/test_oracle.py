"""A fast part of the comparison; the long one is `python -m tests.oracle.compare --length 4`."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.oracle.compare import all_values, difference, settled, some_values
from tests.oracle.reader import Refused, read


def unsettled(values: object) -> list[str]:
    assert hasattr(values, "__iter__")
    found = [(printed, difference(printed)) for printed in values]
    assert len(found) > 1000
    return [
        f"{printed!r} {why}"
        for printed, why in found
        if why and (" against " in why or not settled(printed))
    ]


def test_the_two_readers_agree_on_all_short_values() -> None:
    assert not unsettled(all_values(2))


def test_the_two_readers_agree_on_a_part_of_the_longer_values() -> None:
    assert not unsettled(islice(all_values(3), 0, None, 97))
    assert not unsettled(islice(some_values(20261128, 8_000), None))


@pytest.mark.parametrize(
    "printed", ["两千三人", "三千五", "05", "007", "5余%", "≤5以上", "3-1名", "1 000", "十两名"]
)
def test_the_second_reader_refuses_what_is_unclear(printed: str) -> None:
    with pytest.raises(Refused):
        read(printed)
