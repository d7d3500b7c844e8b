"""The only room that touches the disk: decoding, YAML with places, whole writes, shipped data."""
