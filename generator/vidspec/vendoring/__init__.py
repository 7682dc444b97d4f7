"""Owns the copies of clients in applications: what is copied, and whether a copy is still as it was copied."""
