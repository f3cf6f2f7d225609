"""The words of documents, as every reader of text takes them."""

from plancmp.model.words import Words

__all__ = ["Words"]
