"""The command line: one module a command, arguments in, table out, exit status."""
