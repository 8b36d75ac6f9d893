"""Practice on invented citizens, judged by the rules of real work."""
