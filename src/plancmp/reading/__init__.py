"""Reading YAML strictly: text scalars, positions for everything, every problem at once."""
