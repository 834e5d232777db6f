"""A roster before it comes in."""
