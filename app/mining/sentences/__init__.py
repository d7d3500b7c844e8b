"""What a sentence of a report does, and whether another writer may say it."""
