"""What is kept on the machine: settings, receipts, the log. Nothing here may hold an answer."""
