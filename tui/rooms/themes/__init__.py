"""The themes of the quarters, the topics that wait, and documents from above."""
