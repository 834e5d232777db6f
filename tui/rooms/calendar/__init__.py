"""The sessions."""
