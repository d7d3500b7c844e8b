"""A file on disk to a Report, by the structure rules of the genre."""
