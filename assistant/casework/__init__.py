"""What the program does, without a window: find a template, draft from answers, check the draft, keep the receipt.

Both faces, the window and the command line, come this way.
"""
