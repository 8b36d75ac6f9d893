"""What a person sees: tray, palette, form, preview, settings, and the words for people."""
