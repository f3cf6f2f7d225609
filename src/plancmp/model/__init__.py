"""The nouns: indicators, units, places, plans, statements, values, and the words for them."""
