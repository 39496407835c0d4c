"""Evaluation runs against gold question sets."""
