"""The roll call."""
