"""An answer put into an outline's own text, all else of which stays as its writer wrote it."""

from __future__ import annotations

from app.files.text_edits import editable
from app.files.yaml_editing import rewritten
from app.files.yaml_nodes import parse_yaml
from app.outline.key_paths import key_path
from app.outline.languages import language_of
from app.outline.placing import with_words
from app.outline.writing import write_scalar


def with_answer(text: str, key: str, words: str, name: str = "") -> str:
    """Return an outline's text with words at a key, as in `insights[0].facts[1].shows`.

    Where a list may stand (`insights[0].facts`) the words are one more of it; at `insights` and
    `next_steps` they are a fact or a measure of a new point. Comments, order, quotes, ends of
    lines and the language of the keys stay. `name` is the file's. Raises `InputError` for a text
    that is no outline's YAML, and `ValueError` for a key that no outline has or that holds more
    than words already.
    """
    path = key_path(key)
    if path is None:
        raise ValueError(f"no key of an outline: {key}")
    file = parse_yaml(editable(text), name)
    root = with_words(file.root, path, words, language_of(file.root))
    return rewritten(text, file, root, write_scalar)
