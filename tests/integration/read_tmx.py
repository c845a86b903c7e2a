"""Prints what translate-toolkit finds in a TMX file, as JSON; run by it alone, in its own environment."""

import json
import sys
from importlib.metadata import version

from translate.storage.tmx import tmxfile

with open(sys.argv[1], "rb") as file:  # noqa: PTH123
    store = tmxfile.parsefile(file)
read = [
    [
        unit.getid(),
        unit.xmlelement.get("srclang"),
        unit.source,
        [
            [node.get("{http://www.w3.org/XML/1998/namespace}lang"), unit.getNodeText(node, "preserve")]
            for node in unit.getlanguageNodes()
        ],
    ]
    for unit in store.units
]
found = store.translate("Roads <are> closed.", "en", "ur")
print(json.dumps({"version": version("translate-toolkit"), "units": read, "found": found}))
