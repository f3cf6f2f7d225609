"""The closed sets of words that plans are described with."""

ROLES = ("target", "baseline", "actual", "prior_target")
NATURES = ("约束性", "预期性", "指导性")
CHANNELS = ("table", "text", "box", "annex")
STAGES = ("draft", "final")
GAP_KINDS = ("table", "figure", "text", "annex")

BLANK = "TODO"
"""What a drafted file has where a person must decide: the reader refuses it."""
