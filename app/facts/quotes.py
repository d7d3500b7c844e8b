import re


def quoted_words(t):
    m = re.search("“[^”]+”", t)
    return m[0] if m else ""
