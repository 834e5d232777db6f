"""The rooms, one noun each. A room imports the store's doors and tui's shared parts, never another room."""
