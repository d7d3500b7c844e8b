"""Names in reports: what is one house's own, found, counted by houses, and kept out of phrases."""
