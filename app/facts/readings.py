def readings_of(t, p):
    return []
