"""The face in a browser, on this machine only: what is sent is parsed, one verb called, shown."""
