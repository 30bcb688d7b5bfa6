"""A report as frames, JSON, sheets, a notebook card and terminal text."""
