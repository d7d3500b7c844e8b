"""How fast reports are read aloud."""

CHARACTERS_A_MINUTE = 180
"""The middle of the 160 to 200 characters a minute that such reports are given."""
