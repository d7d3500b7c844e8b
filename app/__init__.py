"""nigao (拟稿): drafts Chinese study reports from an outline and a phrase bank."""

__version__ = "0.1.0"
