"""A preparatory plan's Word file: opened with care, its sections found, read, and filled."""
