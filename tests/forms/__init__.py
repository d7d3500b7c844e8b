"""Forms as offices have them, built from descriptions that hold the truth of their places."""
