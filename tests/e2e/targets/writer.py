"""LibreOffice Writer, read through UNO. Run as a script by the system's Python it is the UNO side."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from targets.session import Session

PIPE = "sagstast"


class Writer:
    """An empty text document in a real Writer."""

    process_name = "soffice.bin"

    def __init__(self, session: Session) -> None:
        from targets.child import Child

        self._session = session
        profile = (session.folder / "office").as_uri()
        session.start(
            *("soffice", f"-env:UserInstallation={profile}", "--norestore", "--nologo", "--nofirststartwizard"),
            *(f"--accept=pipe,name={PIPE}{session.env['DISPLAY'][1:]};urp", "--writer"),
        )
        env = {k: v for k, v in session.env.items() if not k.startswith("PYTHON")}
        self._child = Child(session, "/usr/bin/python3", __file__, session.env["DISPLAY"][1:], env=env)
        self.window = session.windows.with_title("LibreOffice Writer")

    def open(self) -> int:
        """Empty the document and come to the front."""
        self._child.ask("clear")
        self._session.windows.activate(self.window)
        return self.window

    def read_back(self) -> str:
        return str(self._child.ask("read"))

    def close(self) -> None:
        self._child.end("close")


def main() -> None:
    """The UNO side: ``read``, ``clear``, ``close``."""
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            office = resolver.resolve(f"uno:pipe,name={PIPE}{sys.argv[1]};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.1)
    desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
    while (document := desktop.getCurrentComponent()) is None:
        time.sleep(0.1)
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        if command == "read":
            print(json.dumps(document.Text.getString()), flush=True)
        elif command == "clear":
            document.Text.setString("")
            print(json.dumps("cleared"), flush=True)
        else:
            document.setModified(False)
            desktop.terminate()
            break


if __name__ == "__main__":
    main()
