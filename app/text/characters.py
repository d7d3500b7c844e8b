"""Classes of characters, each said once: what stands inside the brackets of a pattern."""

from __future__ import annotations

from app.patterns import lazy

HAN = "\u4e00-\u9fff"
"""Chinese characters."""

ONE_HAN = lazy(f"[{HAN}]")

BLANKS = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
"""Blanks of any width that a form leaves to write on."""

SENTENCE_ENDS = "。！？!?…"
"""Marks that end a sentence."""

STOPS = "。！？；!?;"
"""Marks that close a clause for good, whatever follows."""

COLONS = "：:"
COMMAS = "，,、"

DASH = "—"

HEADING_STOPS = STOPS + COLONS
"""Marks that end a heading which its text follows in the same line."""

CHINESE_MARKS = "。！？；：，、…"
"""Marks after which Chinese prose sets no other."""

OPENERS = "“‘《〈（「『【("
CLOSERS = "”’》〉）」』】)"
"""Marks that open and close a quotation, a title or an aside, in pairs."""

BLOT = "\ufffc"
"""What stands for words taken out of a text: no word, no mark, and no sign of a marker."""
