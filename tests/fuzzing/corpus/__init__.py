"""Small sound inputs of every kind, made by code; together they reach what reads them."""
