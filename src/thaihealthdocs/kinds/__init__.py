"""What kind of document this is, one small module for each kind."""
