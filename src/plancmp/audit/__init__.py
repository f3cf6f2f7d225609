"""Rules about what a document says: where it contradicts itself, misprints, or falls short."""
