"""From the text of a plan to a draft of its YAML file, for a person to review."""
