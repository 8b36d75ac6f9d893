"""Answers → text. Jinja2 in a cage, Danish filters, and text that knows where each piece came from."""
