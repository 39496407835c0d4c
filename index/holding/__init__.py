"""What a corpus is made of: what it keeps open, how it is searched, what has changed, whether it is whole."""
