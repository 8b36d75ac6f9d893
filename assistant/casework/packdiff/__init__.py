"""What changes between two packs, template by template and sentence by sentence, as those read it who sign."""
