"""Structure-aware mutations of everything a user hands in, run through the real command line."""
