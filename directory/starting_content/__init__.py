"""The examples of the directory, invented: a table of businesses, premises, trades, word groups."""
