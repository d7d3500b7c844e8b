"""A report as a Word document: a lean package, its styles, its page, its runs."""
