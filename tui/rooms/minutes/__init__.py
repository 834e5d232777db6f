"""The room noun minutes: closing a session, reading its minutes, their versions."""
