"""Write what is said now of each scripted change, or of those named: `python -m tests.review [NAME…]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import yaml
from review.desk import Desk
from review.expecting import EXPECTED, said
from review.scripted import SCRIPTED

with tempfile.TemporaryDirectory() as folder:
    desk = Desk.of(Path(folder))
    for name in sys.argv[1:] or SCRIPTED:
        SCRIPTED[name](desk)
        text = yaml.dump(said(desk), allow_unicode=True, sort_keys=False, width=1000)
        (EXPECTED / f"{name}.yml").write_text(text, encoding="utf-8")
        desk.tidy()
