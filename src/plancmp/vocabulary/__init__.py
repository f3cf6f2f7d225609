"""The words: indicators, units, places, and finding one by a half-remembered label."""
