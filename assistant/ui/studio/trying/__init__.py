"""»Prøv den«: what becomes of the template that is being written."""
