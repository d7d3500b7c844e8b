"""What a fact of an outline says, read by its form: pure functions over strings."""
