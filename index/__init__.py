"""What the articles say, when and by whom: known from the articles alone, computed once, when indexing."""
