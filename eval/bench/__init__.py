"""Benchmarks: public question sets where their folder is given, and other engines on the same work."""
