"""`python -m tests.language.deletions [SEED] [TIMES]`: delete one word of the data, again and again.

Each time a word of `data/language/`, taken by chance, is deleted from a copy of its file, and the
cases of its list are read with what is left. Printed are the words that no case misses.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import yaml

from plancmp.model.words import Words
from plancmp.reading.tree import read_tree
from plancmp.reading.words import with_units_of, word_lists
from tests.conftest import SHIPPED
from tests.language.readers import vocabulary
from tests.language.test_words import LISTS, misread

FOLDER = SHIPPED / "language"


def without(name: str, word: str) -> Words:
    """Return the words that are read when one is deleted from the file that its list stands in."""
    lists: dict[str, tuple[str, ...]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        owner, (*outer, last) = tree, name.split(".")
        for key in outer:
            owner = owner.get(key, {}) if isinstance(owner, dict) else {}
        if isinstance(owner, dict) and last in owner:
            kept = owner[last] if isinstance(owner[last], list) else [owner[last]]
            owner[last] = [other for other in kept if other != word]
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            copy.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
            for listed, nodes in word_lists(read_tree(copy).root):
                lists[listed] = tuple(str(getattr(node, "value", "")) for node in nodes)
    return with_units_of(Words({**dict.fromkeys(LISTS, ()), **lists}), vocabulary().units)


def main() -> None:
    seed, times, *_ = [*map(int, sys.argv[1:]), *(1, 100)[len(sys.argv) - 1 :]]
    words = [(name, word) for name, listed in LISTS.items() for word in listed]
    taken = random.Random(seed).sample(words, times)
    missed = [(name, word) for name, word in taken if not misread(name, without(name, word))]
    for name, word in missed:
        print(f"no case of test_every_case_needs_its_word[{name}] misses {word}")
    print(f"seed {seed}: {times - len(missed)} of {times} deletions are noticed")


if __name__ == "__main__":
    main()
