"""Bytes to `Document`, one module a format. The format is told by content, not by name."""
