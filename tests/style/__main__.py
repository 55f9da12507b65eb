"""Write the style page: `python -m tests.style FOLDER`."""

import sys
from pathlib import Path

from tests.style import write

print(write(Path(sys.argv[1])))
