"""The rules about the YAML, one module a rule or a family; a module is found by being here.

Each module has `RULES`, a tuple of `Rule`. Nothing else names a rule.
"""
