"""`plancmp index`: what is kept of the data that were read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click

from plancmp.cli.common.data import Data, data_option
from plancmp.cli.common.usage import UsageProblem, problem
from plancmp.messages import Template, say

_NONE = Template("index_none", "nothing is kept of {folder}", "{folder}没有索引")
_INFO = Template(
    "index_info",
    "{path}\n{plans} plans, {statements} statements, {size} MB",
    "{path}\n{plans}份规划，{statements}条，{size} MB",
)
_CLEARED = Template("index_cleared", "removed {path}", "已删除{path}")
_CANNOT = Template("index_cannot", "cannot remove {path}: {reason}", "无法删除{path}：{reason}")


@click.command("index")
@click.option("--info", is_flag=True, help="Show where it is and what it holds (the default).")
@click.option("--clear", is_flag=True, help="Delete it; the next command reads the files again.")
@data_option
def command(info: bool, clear: bool, data: Data) -> None:
    """Show or clear the index: what is kept of a data folder, so that less need be read again.

    It is a SQLite file in your cache folder (XDG_CACHE_HOME, else ~/.cache). No result depends on
    it: what changed is read again, and what is damaged is made anew.

    \b
    Example:
      plancmp index --clear
    """
    from plancmp.cli.common.usage import language
    from plancmp.reading.catalogue import default_folder
    from plancmp.reading.database import index_path

    lang = language()
    if info and clear:
        raise problem("one_of_both", one="--info", other="--clear")
    folder = Path(data.folder) if data.folder else default_folder()
    path = index_path(folder)
    if path is None or not path.is_file():
        click.echo(say(_NONE, folder=str(folder)).text(lang))
    elif clear:
        try:
            path.unlink()
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageProblem(say(_CANNOT, path=str(path), reason=reason).text(lang)) from None
        click.echo(say(_CLEARED, path=str(path)).text(lang))
    else:
        counts = {name: _count(path, query) for name, query in _COUNTS.items()}
        size = f"{path.stat().st_size / 1e6:.1f}"
        click.echo(say(_INFO, path=str(path), size=size, **counts).text(lang))


_COUNTS = {
    "plans": "SELECT count(*) FROM plans",
    "statements": "SELECT coalesce(sum(json_array_length(stated)), 0) FROM statements",
}


def _count(path: Path, query: str) -> str:
    try:
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as db:
            (count,) = db.execute(query).fetchone()
    except sqlite3.Error:
        return "?"
    return str(count)
