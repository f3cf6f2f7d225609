"""The rules about what a document prints, one module each; a module is found by being here.

Each module has `RULES`, a tuple of `Rule`. Nothing else names a rule.
"""
