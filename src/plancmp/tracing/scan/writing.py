"""The text of a draft: YAML in the shape of a plan file, `# ?` where a person must look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.messages import Template, message, say
from plancmp.model.terms import BLANK
from plancmp.reading.writing import SCHEMA, comment, scalar
from plancmp.tracing.scan.doubts import confidence
from plancmp.tracing.scan.draft import Entry
from plancmp.tracing.scan.draft_rows import Reading
from plancmp.tracing.scan.parts import UNTITLED
from plancmp.tracing.scan.scan import Scan

INTRO = Template(
    "scan_intro",
    "Drafted by `plancmp scan`. Rows without `# ?` were certain; `# ?` says what to look at.",
    "由 `plancmp scan` 起草。无 `# ?` 的行已确定；`# ?` 后为待核事项。",
)
_HINTS = {
    "place": Template(
        "scan_hint_place", 'code in data/vocabulary/places.csv, as "450700" for 钦州市',
        "data/vocabulary/places.csv 中的代码，如钦州市为 450700",
    ),
    "title": Template(
        "scan_hint_title", "the title as printed, as 钦州市卫生健康发展“十四五”规划",
        "文件所载标题，如 钦州市卫生健康发展“十四五”规划",
    ),
    "stage": Template(
        "scan_hint_stage", "final, or draft for one put out for comment",
        "final（正式），征求意见稿为 draft",
    ),
    "period": Template(
        "scan_hint_period", "first and last year, as 2021-2025", "起止年份，如 2021-2025",
    ),
    "base_year": Template(
        "scan_hint_base", "year of the base values, as 2020", "基期年份，如 2020",
    ),
}  # fmt: skip
_NOTHING_LIKE = Template("scan_nothing_like", "no indicator is like it", "没有相近的指标")
_CHANNELS = ("text", "box", "table")
_BLOCKS = {"text": "text", "box": "boxes", "table": "tables"}
_ROLES = ("baseline", "target", "actual", "prior_target")


def write(
    scan: Scan, entries: Sequence[Entry], plan_id: str, lang: str
) -> tuple[str, dict[int, Entry]]:
    """Return the text of the draft, and the entries by the line that each stands on."""
    lines = list(_header(scan, plan_id, lang))
    places: dict[int, Entry] = {}
    lines += ["", "sections:"]
    by_part: dict[int, list[Entry]] = {}
    for entry in entries:
        if not entry.dropped:
            by_part.setdefault(id(entry.part), []).append(entry)
    section: str | None = None
    channel: str | None = None
    name: str | None = None
    for part in scan.parts:
        own = by_part.get(id(part), [])
        if not own:
            continue
        here = part.part.channel
        goes_back = channel is not None and _CHANNELS.index(here) < _CHANNELS.index(channel)
        if section != part.part.section or goes_back:
            section, channel = part.part.section, None
            lines.append(f"  - at: {scalar(section)}")
        if here != channel:
            lines.append(f"    {_BLOCKS[here]}:")
            channel, name = here, None
        indent = "      "
        if here != "text":
            if name != part.part.name or here == "table":
                name = part.part.name
                lines.append(f"      - name: {scalar(name or UNTITLED)}")
                lines.append("        items:" if here == "box" else "        rows:")
            indent = " " * 10
        for entry in own:
            lines.append(f"{indent}- {_row(entry, lang)}")
            places[len(lines)] = entry
    if not places:
        lines[-1] = "sections: []"
    lines += _projects(scan)
    return "\n".join(lines) + "\n", places


def _row(entry: Entry, lang: str) -> str:
    row = entry.row
    pairs = [("indicator", entry.indicator), ("label", scalar(row.whole_label))]
    if row.unit:
        pairs.append(("unit", scalar(row.unit)))
    pairs += [(role, _value(row.values[role])) for role in _ROLES if role in row.values]
    if row.targets:
        by_year = ", ".join(f"{year}: {_value(reading)}" for year, reading in row.targets.items())
        pairs.append(("targets", f"{{{by_year}}}"))
    if row.year:
        pairs.append(("year", row.year))
    if row.nature:
        pairs.append(("nature", row.nature))
    scopes = dict.fromkeys(filter(None, (entry.row.scope, entry.suggestion.scope)))
    if scopes:
        pairs.append(("scope", scalar("、".join(scopes))))
    text = ", ".join(f"{key}: {value}" for key, value in pairs)
    doubts = entry.doubts
    line = message("text_line", line=str(row.line)).text(lang)
    said = [line + (f" ({confidence(doubts):.0%})" if doubts else "")]
    said += [reason.text(lang) for reason in entry.reasons]
    if entry.is_blank:
        said += [
            f"{candidate.indicator.id} {candidate.indicator.zh} {candidate.score:.0f}"
            for candidate in entry.suggestion.candidates
        ] or [say(_NOTHING_LIKE).text(lang)]
    return comment(f"{{{text}}}  {'# ? ' if doubts else '# '}{'; '.join(said)}")


def _value(reading: Reading) -> str:
    if not reading.given:
        return scalar(reading.printed) if reading.printed else '""'
    given = {"printed": reading.printed, **reading.given}
    return "{" + ", ".join(f"{key}: {scalar(text)}" for key, text in given.items()) + "}"


def _header(scan: Scan, plan_id: str, lang: str) -> Iterator[str]:
    header = scan.header
    period = header.period
    yield SCHEMA
    yield f"# {say(INTRO).text(lang)}"
    yield f"id: {plan_id}"
    told = {
        "place": f'"{header.place}"' if header.place else "",
        "title": scalar(header.title) if header.title else "",
        "stage": header.stage,
        "period": f"{period.first}-{period.last}" if period else "",
        "base_year": str(period.base) if period else "",
    }
    for key, text in told.items():
        mark = f"  # ? {say(_HINTS[key]).text(lang)}" if key in header.doubts else ""
        yield f"{key}: {text or BLANK}{mark}"
    for key, text in (("issuer", header.issuer), ("number", header.number), ("date", header.date)):
        if text:
            yield f"{key}: {scalar(text)}"
    document = scan.document
    yield f"source: {{file: {scalar(document.name)}, sha256: {document.sha256}}}"


def _projects(scan: Scan) -> Iterator[str]:
    if not scan.projects:
        return
    yield ""
    yield "projects:"
    for project in scan.projects:
        pairs = ", ".join(f"{key}: {scalar(text)}" for key, text in project.items())
        yield f"  - {{{pairs}}}"
