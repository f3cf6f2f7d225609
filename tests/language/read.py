"""Print what a reader makes of a text: `python -m tests.language.read figures 新建两所医院`."""

import sys

from tests.language.readers import READERS, vocabulary

if __name__ == "__main__":
    print(READERS[sys.argv[1]](sys.argv[2], vocabulary().words))
