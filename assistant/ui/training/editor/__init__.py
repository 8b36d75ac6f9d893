"""The window in which a trainer writes exercises: what to fill in, what the learner sees, and what is wrong."""
