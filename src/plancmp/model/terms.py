"""The closed sets of words that plans are described with."""

ROLES = ("target", "baseline", "actual", "prior_target")
BY_YEAR = {"targets": "target"}
"""Keys of a row that hold several values by their years, and the role of each value."""

NATURES = ("约束性", "预期性", "指导性")
CHANNELS = ("table", "text", "box", "annex")
STAGES = ("draft", "final")
GAP_KINDS = ("table", "figure", "text", "annex", "box")
LEVELS = ("nation", "province", "prefecture", "county")
TIERS = ("core", "common", "local")
RESULT_KINDS = ("impact", "outcome", "output", "process", "input", "context")
"""What an indicator measures of a chain of results, as logic models have it."""
CODE_MATCHES = ("exact", "close")
NO_INDICATOR = "none"
"""What stands under `indicator` in a row that no indicator of the vocabulary fits."""

BLANK = "TODO"
"""What a drafted file has where a person must decide, and no value of any field: the reader refuses
it. It is the word that editors list, so that what is open in a draft is found without plancmp."""

MARK = "coder"
"""The key that marks a reading which not all coders share, until somebody has settled it: the
reader refuses it."""
