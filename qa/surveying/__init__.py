"""What articles say against each other without anybody asking."""
