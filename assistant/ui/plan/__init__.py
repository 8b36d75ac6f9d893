"""The guided form of a preparatory plan: one section at a time, and a Word file at the end."""
