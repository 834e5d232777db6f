"""The alerts: what the rules ask to look at, and what was put aside."""
