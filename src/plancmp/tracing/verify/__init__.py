"""The plans against their source texts: every statement found again, every figure accounted for."""
