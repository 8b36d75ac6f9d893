"""The words of the trade as frozen data. Knows no other room, no file, no third-party library."""
