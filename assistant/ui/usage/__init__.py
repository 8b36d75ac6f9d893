"""The window in which she sees how she uses the templates."""
