"""How documents write: files, widths, numerals, figures, headings, paragraphs, tables."""
