"""What the program does, without a window: both the command line and the windows come this way."""
