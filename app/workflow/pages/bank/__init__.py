"""The page of the bank: what stands in it, what is mined and reviewed."""
