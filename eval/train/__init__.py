"""How the bundled models were trained: recipes, not run by the application."""
