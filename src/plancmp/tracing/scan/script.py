"""Documents in traditional script, read in simplified script, which all the words are in."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from plancmp.language.documents import Document
from plancmp.messages import message
from plancmp.model.problem import DataError, Problem

# Characters that nearly every document on plans has, and that only traditional script writes so.
_TRADITIONAL = "國發規劃應實現為數據達將與於會業衛療億萬歲"
_LEAST = 0.01
_QUOTES = str.maketrans("「」『』", "“”‘’")


def simplified(document: Document) -> Document:
    """Return a document with its lines in simplified script, itself if they are.

    Raises DataError where the library for it is not installed.
    """
    text = "".join(document.lines)
    count = sum(map(text.count, _TRADITIONAL))
    if count < _LEAST * len(text) or count < 2:
        return document
    try:
        converter = import_module("opencc").OpenCC("t2s")
    except ImportError:
        raise DataError(
            [
                Problem(
                    document.name, 0, 0, "R007",
                    message("document_traditional"), message("document_install_script"),
                )
            ]
        ) from None  # fmt: skip
    lines = tuple(converter.convert(line).translate(_QUOTES) for line in document.lines)
    return replace(document, lines=lines)
