"""The documents: values, statements, plans, and reading them from YAML."""
