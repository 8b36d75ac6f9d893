"""The files of a folder as Windows Installer wants them: ``components.py FOLDER OUT.wxs``, both side by side.

One component for each file, so that a repair mends any of them. A component is the same one in every version as long as
its file keeps its name: its id and its GUID are made from that.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from hashlib import sha1
from pathlib import Path, PurePosixPath
from uuid import UUID, uuid5

OURS = UUID("6f0c7f8e-4a5b-5d0e-9c39-3b1f8a0e6d52")
"""What the GUIDs of our files are made from; never to be changed."""


def main() -> None:
    """Write the fragment."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    root = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    fragment = ET.SubElement(root, "Fragment")
    directories = {PurePosixPath(): ET.SubElement(fragment, "DirectoryRef", Id="INSTALLDIR")}
    group = ET.SubElement(ET.SubElement(root, "Fragment"), "ComponentGroup", Id="Files")
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = PurePosixPath(file.relative_to(folder).as_posix())
        key = sha1(str(name).encode(), usedforsecurity=False).hexdigest()[:24]
        component = ET.SubElement(
            directory(directories, name.parent),
            "Component",
            Id=f"c{key}",
            Guid=str(uuid5(OURS, str(name))),
            Win64="yes",
        )
        ET.SubElement(component, "File", Id=f"f{key}", Name=file.name, Source=f"{folder.name}/{name}", KeyPath="yes")
        ET.SubElement(group, "ComponentRef", Id=f"c{key}")
    ET.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)


def directory(made: dict[PurePosixPath, ET.Element], name: PurePosixPath) -> ET.Element:
    """The element of the folder called ``name``, with those above it."""
    if name not in made:
        key = "d" + sha1(str(name).encode(), usedforsecurity=False).hexdigest()[:24]
        made[name] = ET.SubElement(directory(made, name.parent), "Directory", Id=key, Name=name.name)
    return made[name]


if __name__ == "__main__":
    main()
