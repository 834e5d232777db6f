"""Commands by their words."""
