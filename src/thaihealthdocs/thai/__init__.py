"""Thai as text: bytes, repair, digits, lines, words. No other room imports the Thai library."""
