"""What the parse knows for certain of how a sentence fits a question."""
