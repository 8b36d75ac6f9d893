"""The studio: what a team lead does with the templates of her pack, without a window."""
