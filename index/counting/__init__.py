"""How a number in a sentence is read: its value, its unit, its range, what it counts and what happened."""
