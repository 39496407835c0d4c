"""Which parts of a sentence are claims, and what each of them says."""
