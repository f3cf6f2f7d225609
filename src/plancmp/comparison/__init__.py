"""Pairing, diff, compare, ambition: pure functions over statements."""
