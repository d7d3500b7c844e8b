r"""Signs without a shape, which steer a terminal, turn a line about or hide in a name, made seen.

Where text of others is told to a person they stand there as `\x1b`, `\u202e`.
"""

from __future__ import annotations

from app.patterns import lazy

_EMOJI = "\ufe0f\u2600-\u27bf\U0001f000-\U0001faff"
HIDDEN = lazy(
    # Controls but for tabs and ends of lines; what has no width; what turns the direction.
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    # Ends of lines and paragraphs; marks, tags and halves of a pair, which no one sees either.
    r"\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
    # A joiner is part of an emoji's shape, and nowhere else seen.
    rf"|(?<![{_EMOJI}])\u200d"
)
"""A sign that no reader sees; tabs and ends of lines are blanks to him."""

# Between the lines of a cell stands one of those that only Unicode has.
_BLANKS = str.maketrans("\t\n\u2028\u2029", "    ")
# By which Python stands for bytes of a file's name that are no UTF-8.
_BYTES = range(0xDC80, 0xDD00)


def visible(text: str) -> str:
    """Return a text with its hidden signs escaped; tabs and ends of lines stay as they are."""
    return text if text.isprintable() else HIDDEN.sub(lambda match: _escaped(match[0]), text)


def shapes(text: str) -> list[str]:
    """Return how each character is shown within a line: itself, escaped, or a blank."""
    line = text.translate(_BLANKS)
    shown = list(line)
    if not line.isprintable():
        for match in HIDDEN.finditer(line):
            shown[match.start()] = _escaped(match[0])
    return shown


def in_one_line(text: str) -> str:
    """Return a text as it is shown within a line: nothing hidden, a blank where a line ends."""
    return visible(text.translate(_BLANKS))


def _escaped(sign: str) -> str:
    code = ord(sign)
    if code in _BYTES:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:
        return f"\\x{code:02x}"
    # In this form it is what it was, should the text be JSON.
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
