"""The Markdown-like draft text and the Report it stands for."""
