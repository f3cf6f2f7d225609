"""The notebook of the fifteen questions; `python -m tests.notebook` runs it and stores its output.

Look at what it prints, and commit it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "docs" / "fifteen-questions.ipynb"


def stored() -> Any:
    """Return the notebook as it stands in the repository."""
    return nbformat.read(NOTEBOOK, as_version=4)


def executed() -> Any:
    """Return the notebook with every cell run anew, in the folder where it stands."""
    notebook = stored()
    ours = ("PLANCMP_", "LC_", "LANG", "COLUMNS")
    env = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    # Debian's and other settings of the user must not change what is printed.
    with patch.dict(
        os.environ, {**env, "LANG": "C.UTF-8", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}, clear=True
    ):
        resources = {"metadata": {"path": str(NOTEBOOK.parent)}}
        client = NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources=resources, record_timing=False
        )
        client.execute()
    for cell in notebook.cells:
        cell.update({"outputs": _joined(cell.outputs)} if "outputs" in cell else {})
    return notebook


def _joined(outputs: list[Any]) -> list[Any]:
    """Join what was printed in pieces: where it was cut depends on how fast the machine is."""
    joined: list[Any] = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if "text" in output and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            joined.append(output)
    return joined


def outputs(notebook: Any) -> list[list[str]]:
    """Return what each cell of code prints and shows, as text."""
    return [
        [
            output["text"] if "text" in output else str(output["data"].get("text/plain", ""))
            for output in cell.outputs
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


if __name__ == "__main__":
    fresh = executed()
    fresh.metadata.pop("language_info", None)  # names the Python that happened to be there
    nbformat.write(fresh, NOTEBOOK)
