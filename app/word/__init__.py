"""The Word package itself: parts, paragraphs and runs; untouched parts copied as they are."""
