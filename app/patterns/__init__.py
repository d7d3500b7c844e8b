"""Regular expressions compiled when they are first needed: a program that needs none pays nothing.

What a text must hold for one to match is told without compiling it.
"""

from app.patterns.lazily import lazy, one_of, parts_of, those_in

__all__ = ["lazy", "one_of", "parts_of", "those_in"]
