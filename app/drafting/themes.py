"""When two themes are the same matter."""


def is_of_theme(theme: str, other: str) -> bool:
    """Tell whether a theme is another one, or a kind of it: 护理安全 is of 安全.

    The words must open or end the theme; 为民 in 作为民警 is chance.
    """
    return theme.startswith(other) or theme.endswith(other)


def share_matter(one: str, other: str) -> bool:
    """Tell whether one of two themes is of the other."""
    return is_of_theme(one, other) or is_of_theme(other, one)
