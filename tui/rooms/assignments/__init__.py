"""Lead-ins, papers, opinions and tasks."""
