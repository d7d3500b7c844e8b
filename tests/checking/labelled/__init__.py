"""Reports with defects and with what only looks like one: how well checking tells them apart."""
