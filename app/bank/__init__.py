"""Phrase packs on disk to the PhraseBank, checked, searched and cached."""
