"""Snippets of other programs as drafts of templates: read by one module for each program, written by ``drafts``."""
