def kinds_of(t):
    return frozenset()
