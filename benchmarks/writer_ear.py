"""Prints the moment of every change of Writer's document. Run by the system's Python, which has UNO.

The moments are of the clock that all processes share, so that nobody has to ask Writer over and over, which slows it.
"""

import json
import sys
import time

import uno
import unohelper
from com.sun.star.util import XModifyListener


class Ear(unohelper.Base, XModifyListener):
    """Hears every change."""

    def modified(self, _event):
        print(json.dumps(time.perf_counter()), flush=True)

    def disposing(self, _event):
        pass


local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
office = resolver.resolve(f"uno:pipe,name={sys.argv[1]};urp;StarOffice.ComponentContext")
desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
ear = Ear()
desktop.getCurrentComponent().addModifyListener(ear)
print(json.dumps("ready"), flush=True)
sys.stdin.read()  # until the one who started it goes
