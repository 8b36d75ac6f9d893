"""Where templates come from: read a pack, find every fault in it with file and line, remember what it holds."""
