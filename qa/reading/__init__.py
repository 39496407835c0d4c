"""The models that read: sentences in their context, and what contradicts what."""
