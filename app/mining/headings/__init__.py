"""Headings made alike: runs of siblings, frames, parallel sets, themes."""
