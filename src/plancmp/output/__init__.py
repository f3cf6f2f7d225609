"""The formats: each writes a table to a stream and knows nothing else of plancmp."""
