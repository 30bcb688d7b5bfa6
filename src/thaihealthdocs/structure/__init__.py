"""What the shape of the page says: paragraphs, labels, outlines, tables, signature blocks."""
