"""Mutations, each by the structure of what it changes."""
