"""The page on which a form is filled, alone or from a list."""
