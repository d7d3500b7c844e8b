"""A Report to bytes: Word by layout profiles, Markdown-like text, plain text, JSON."""
