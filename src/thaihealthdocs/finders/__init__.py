"""Text to found values: pure functions that yield what they find, each with its span."""
