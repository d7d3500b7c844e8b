"""Commands that are struck by a signal at many moments, and what they leave."""
