"""Rules about the YAML: what `check` looks for, in which files, and how it says so."""
