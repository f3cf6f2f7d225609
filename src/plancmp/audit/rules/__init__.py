"""The rules of the audit, one module each; a module is found by being in this folder."""
