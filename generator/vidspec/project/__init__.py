"""Owns a project on the disk: what is read of it, what is known to be unchanged, and what is written to it."""
