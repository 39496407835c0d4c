"""What a sentence's tree says of statements: who speaks, and what is said."""
