"""The practice journal: a window like a case system, in a process of its own, and what a teacher says beside it."""
