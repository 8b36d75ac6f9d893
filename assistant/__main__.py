"""``python -m assistant`` is ``sagstast``."""

from assistant.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
