"""Owns the leaves: positions, nodes, names, pointers, text, and the frozen values that pass between stages."""
