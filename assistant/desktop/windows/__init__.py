"""The ports on Windows, through Windows' own functions. ``open_windows`` puts them together."""
