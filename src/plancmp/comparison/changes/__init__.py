"""What edits of the YAML mean: two states of a data folder, compared statement by statement."""
