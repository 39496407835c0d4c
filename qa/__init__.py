"""What answers the question: evidence, refusals, disagreements."""
