"""What each kind of expression of time stands for."""
