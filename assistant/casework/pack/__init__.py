"""What is asked of a pack before it reaches others; ``packcheck`` puts it together."""
