"""Names sheets, and filling natural placeholders in a Report, a text or a Word file."""
