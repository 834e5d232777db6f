"""The first screen of a new account."""
