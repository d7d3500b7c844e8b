"""The page on which a report is written."""
