"""The note types and the heading guide of a pack, as a team lead writes them, and whom a change of them would hit."""
