"""From statement to place in a text, from place to statement, and what no statement uses."""
