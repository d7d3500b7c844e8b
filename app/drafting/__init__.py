"""Outline, PhraseBank and template to a Report: choice of phrases and assembly."""
