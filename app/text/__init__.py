"""What Chinese text is made of: pure functions over strings."""
