"""What the pages of the browser show and do, without a word of HTTP: a page, a file."""
