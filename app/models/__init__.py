"""What flows through the house: frozen values without file access."""
