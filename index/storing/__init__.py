"""What an index is kept in: the form of its database, its states, its rows, and how they are written."""
