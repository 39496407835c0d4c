"""What a question asks: its wording, its conversation, its names and its times."""
