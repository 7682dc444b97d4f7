"""Owns what is reported: findings, their codes, the waivers that cover them, and the formats they are printed in."""
