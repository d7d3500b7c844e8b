"""Markdown as people write it, line by line: its tables, its blocks, and its marks in a line."""
