"""What two rooms or more are built of. All of it is drawn line by line, so that a key costs cells, not screens."""
