"""How much of a report stands in other texts, and where: through other names, numbers and words."""
