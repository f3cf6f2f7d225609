"""Pages to hand on: one file each, everything inside, nothing asked of any server."""
