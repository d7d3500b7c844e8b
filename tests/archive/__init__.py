"""Synthetic archives: reports of which every frame and every name in them is known beforehand."""
