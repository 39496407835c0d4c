"""What two sentences state, and how that stands to each other."""
