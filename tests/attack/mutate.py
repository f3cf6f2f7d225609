"""Making bad files of good ones: seeded, so that a case can be made again from its number."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

SCRAPS = (
    b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b"\t", b"\n\n", b"'", b'"', b"[", b"]", b"{", b"}",
    b": ", b"- ", b"&a ", b"*a", b"!!int ", b"|", b">", b"#", b"%", b"---\n", b"...\n", b"?", b",",
    b"<<: ", b"0", b"-1", b"1e999", b"9" * 400, b"1/0", b"0/0", b"NaN", b"~", b"null", b"true",
    b"2020-2016", b"9999", b"0000", b"=1+1", b"\x1b[31m", b"[bold]", b"</script>", b"../..",
    "百分之".encode(), "亿".encode(), "一".encode() * 300, "５".encode(), "−".encode(),
    "\u202e".encode(), "\u2028".encode(), "😀".encode(), "e\u0301".encode(), b"\xed\xa0\x80",
    b"indicator: none", b"target: ", b"targets: {2020: 1, 2020: 2}", b"year: 1", b"place: '1'",
    b"id: ../x", b"factor: 0", b"above: '450700'", b"part_of: [infant_mortality_rate]",
)  # fmt: skip
"""What is put in somewhere: bytes that mean something to YAML, a terminal, a page or a number."""


def mutated(data: bytes, random: Random) -> bytes:
    """Return `data` with one to four slips: bytes cut, doubled, swapped, put in, or flipped."""
    for _ in range(random.choice((1, 1, 2, 4))):
        if not data:
            return random.choice(SCRAPS)
        at = random.randrange(len(data))
        length = min(len(data) - at, int(random.expovariate(1 / 12)) + 1)
        kind = random.randrange(6)
        if kind == 0:
            data = data[:at] + data[at + length :]
        elif kind == 1:
            data = data[: at + length] + data[at : at + length] + data[at + length :]
        elif kind == 2:
            other = random.randrange(len(data))
            data = data[:at] + data[other : other + length] + data[at + length :]
        elif kind == 3:
            data = data[:at] + random.choice(SCRAPS) + data[at:]
        elif kind == 4:
            data = data[:at] + random.choice(SCRAPS) + data[at + length :]
        else:
            data = data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
    return data


def moved_lines(data: bytes, random: Random) -> bytes:
    """Return `data` with lines dropped, doubled, exchanged or indented otherwise."""
    lines = data.split(b"\n")
    for _ in range(random.choice((1, 2, 5))):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        kind = random.randrange(4)
        if kind == 0:
            lines[at] = b""
        elif kind == 1:
            lines.insert(at, lines[other])
        elif kind == 2:
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = b" " * random.randrange(9) + lines[at].lstrip()
    return b"\n".join(lines)


def awkward(size: int) -> Iterator[tuple[str, bytes]]:
    """Yield constructs that readers choke on, each about `size` bytes long, with their names."""
    for name, head, unit, tail in (
        ("open lists", b"", b"[a,", b""),
        ("open mappings", b"", b"{a: ", b""),
        ("dashes", b"", b"- ", b""),
        ("nested questions", b"", b"? ", b""),
        ("one long scalar", b"id: ", b"a", b"\n"),
        ("one long quoted scalar", b'id: "', b"\\u4e2d", b'"\n'),
        ("never closed quote", b'id: "', b"a ", b""),
        ("many keys", b"", b"", b""),
        ("anchors", b"", b"- &a x\n", b""),
        ("tags", b"", b"- !!str x\n", b""),
        ("documents", b"", b"---\n", b""),
        ("comments", b"id: x\n", b"# c\n", b""),
        ("blank lines", b"id: x\n", b"\n", b""),
        ("tabs", b"id: x\n", b"\t", b""),
        ("deep indentation", b"", b"", b""),
        ("percent signs", b"id: x\n", b"%", b""),
        ("nuls", b"", b"\0", b""),
        ("not utf-8", b"", b"\xff\xfe", b""),
        ("closing brackets", b"", b"]", b""),
        ("flow mapping of empty keys", b"{", b"a,", b"}"),
        ("folded text", b"id: >\n", b"  a\n", b""),
    ):
        if name == "many keys":
            yield name, b"".join(b"k%d: v\n" % i for i in range(size // 10))
        elif name == "deep indentation":
            deep = int((2 * size) ** 0.5)
            yield name, b"".join(b" " * i + b"a:\n" for i in range(deep))
        else:
            yield name, head + unit * (size // len(unit)) + tail
