"""Pure rules, one file a noun: records in, verdicts out. No clock, no file, no disk.

The numbers that regulations set are data: ruleset.toml holds each with its sentence and citation,
and a cell may set its own (ruleset.py).
"""
