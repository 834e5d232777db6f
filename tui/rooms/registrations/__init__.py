"""The registrations of a year, their acts and their reviews."""
