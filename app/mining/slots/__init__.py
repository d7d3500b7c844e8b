"""What in a sentence becomes a slot: matter of a day, a place, a writer."""
