"""Packs from others: as one file, signed, on a share or a web server, and installed here."""
