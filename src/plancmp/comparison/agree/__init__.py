"""Two or more encodings of one document, held against each other."""
