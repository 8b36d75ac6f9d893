"""The machine: windows, keys, clipboard, hotkeys, and the insertion over them.

``ports`` says what a system must offer, ``x11`` and ``fake`` offer it, ``insertion`` is the state machine over
the ports, pure and without a clock of its own; ``runner`` drives it from Qt's event loop.
"""
