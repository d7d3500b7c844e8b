"""`batch`: an outline or a file, and a table, become a file for each row of the table."""
