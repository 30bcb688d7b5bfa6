"""The nouns: spans, alignments, documents, records, reports. Nothing here imports a higher room."""
