"""The studio: the windows in which a team lead writes, tries and improves the templates of her pack."""
