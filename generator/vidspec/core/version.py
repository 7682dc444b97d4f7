"""Owns the version of vidspec; the build reads it here."""

VERSION = "0.2.0"
