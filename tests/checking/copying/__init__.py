"""A set of sources and of drafts whose borrowed characters are known, and methods to find them."""
