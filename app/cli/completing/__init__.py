"""Completion of command lines: what can be typed where, and a script of it for each shell.

The scripts hold all commands, options and choices, so that a shell asks no Python for them; only
for what a user can add to (kinds, layouts, rules, themes) they ask `nigao completion --values`.
"""
