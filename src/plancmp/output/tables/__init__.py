"""From results to tables: which columns, in which order, and how a person reads them."""
