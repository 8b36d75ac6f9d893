"""What the windows in which files are written have in common."""
