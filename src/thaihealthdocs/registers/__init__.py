"""Places, facilities, agencies, abbreviations and titles: data, and how to look things up in it."""
