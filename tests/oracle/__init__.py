"""A second reader of the value language, written apart from the first, to hold it against."""
