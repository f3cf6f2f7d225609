"""The glossary says of every field what the model says."""

from __future__ import annotations

from tests.glossary import PAGE, glossary


def test_the_glossary_is_that_of_the_model() -> None:
    assert PAGE.read_text(encoding="utf-8") == glossary(), "run `python -m tests.glossary`"


def test_the_glossary_leads_to_every_shape_it_names() -> None:
    text = glossary()
    for shape in ("plan", "statement", "value", "verified", "agreement"):
        assert f"\n## {shape}\n" in text
    assert "`coders`" in text and "**`label`**" in text
