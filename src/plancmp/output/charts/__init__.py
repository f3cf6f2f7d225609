"""Pictures of what was compared: for a terminal, and as SVG whose text stays text."""
