"""Which files a check is about: from arguments to plan files and vocabulary folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plancmp.messages import Message, Template, Verbatim, say
from plancmp.model.problem import Problem
from plancmp.reading.files import observation_files

STDIN = "<stdin>"
"""How a plan is called that comes from standard input."""

_SUFFIXES = (".yaml", ".yml")
_SKIPPED = frozenset({"__pycache__", "node_modules", "site-packages"})

_NO_NAME = Template("empty_path", "an empty name is no file", "文件名为空")
_NOT_THERE = Template("no_such_path", "there is no such file or folder", "没有此文件或文件夹")
_UNREADABLE = Template("path_unreadable", "cannot be read: {reason}", "无法读取：{reason}")
_NO_PLAN = Template(
    "folder_without_plan", "the folder holds no YAML file of a plan", "文件夹中没有规划的 YAML 文件"
)


@dataclass(slots=True)
class Files:
    """The files of plans and of observations, the folders whose vocabulary was asked for, the rest.

    All paths are absolute; `problems` are about what is not there; `stdin` is whether a plan is to
    be read from standard input.
    """

    plans: dict[Path, None] = field(default_factory=dict)
    vocabularies: dict[Path, None] = field(default_factory=dict)
    observations: dict[Path, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stdin: bool = False


def display_name(path: Path) -> str:
    """Return the path as it is best shown: relative to the working folder if it lies in it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def data_folder_of(path: Path, default: Path) -> Path:
    """Return the data folder that a plan file is judged with: the one it lies in, else `default`.

    A plan lies in a data folder if a folder `vocabulary` stands beside its own folder.
    """
    beside = path.parent.parent
    return beside if (beside / "vocabulary").is_dir() else default


def find_files(paths: Iterable[str], default: Path) -> Files:
    """Return what the arguments name; without any, the whole data folder `default`."""
    found = Files()
    for argument in paths or (str(default),):
        if argument == "-":
            found.stdin = True
            continue
        # Not `resolve`: a link to a file is judged where the link stands. Not `absolute`: `..`
        # must go, since the folder beside is looked for by name.
        path = Path(os.path.normpath(Path.cwd() / argument))
        try:
            if not argument:
                _missing(found, argument, say(_NO_NAME))
            elif path.is_dir():
                _add_folder(found, path, argument)
            elif path.exists():
                _add_file(found, path)
            else:
                _missing(found, argument, say(_NOT_THERE))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            _missing(found, argument, say(_UNREADABLE, reason=Verbatim(reason)))
    return found


def _missing(found: Files, argument: str, message: Message) -> None:
    found.problems.append(Problem(argument, 0, 0, "R006", message))


def _add_file(found: Files, path: Path) -> None:
    folder = _words_of(path.parent)
    if folder is not None:
        found.vocabularies[folder] = None
    elif path.parent.name == "observations" and path.suffix == ".csv":
        found.observations[path] = None
    else:
        found.plans[path] = None


def _words_of(folder: Path) -> Path | None:
    """Return the data folder whose vocabulary or words stand in a folder; None if none do."""
    if folder.name == "indicators":
        folder = folder.parent
    of_words = folder.name == "language" and (folder.parent / "vocabulary").is_dir()
    return folder.parent if folder.name == "vocabulary" or of_words else None


def _add_folder(found: Files, folder: Path, argument: str) -> None:
    """Add the data folders in `folder`; if it lies in one, its part; else its YAML files."""
    before = len(found.plans) + len(found.vocabularies)
    for directory in _data_folders(folder):
        found.vocabularies[directory] = None
        _add_plans(found, directory / "plans")
        found.observations.update(dict.fromkeys(observation_files(directory)))
    if len(found.plans) + len(found.vocabularies) > before:
        return
    words = _words_of(folder)
    if words is not None:
        found.vocabularies[words] = None
    elif folder.name == "observations" and observation_files(folder.parent):
        found.observations.update(dict.fromkeys(observation_files(folder.parent)))
    else:
        _add_plans(found, folder)
        if len(found.plans) == before:
            _missing(found, argument, say(_NO_PLAN))


def _add_plans(found: Files, folder: Path) -> None:
    for path in sorted(folder.iterdir() if folder.is_dir() else ()):
        if path.suffix in _SUFFIXES and not path.name.startswith(".") and not path.is_dir():
            found.plans[path] = None


def _data_folders(folder: Path) -> Iterator[Path]:
    for top, folders, _ in os.walk(folder):
        here = Path(top)
        if (here / "vocabulary").is_dir() and (here / "plans").is_dir():
            yield here
        hidden = [name for name in folders if name.startswith(".") or name in _SKIPPED]
        for name in hidden:
            folders.remove(name)
        folders.sort()
