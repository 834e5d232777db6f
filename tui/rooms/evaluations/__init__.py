"""The year-end reviews: what each member says, and what the cell decides."""
