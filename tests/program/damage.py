"""Damage to files: what a disk, a mail program or an enemy does to a past release. Every function takes bytes and a random
number generator and gives bytes."""

import io
import re
import zipfile

EXTREMES = [b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"9" * 30, b"1e308", b"nan", b""]
TOKENS = [b"<", b">", b"&", b"\"", b"\0", b"\xff\xfe", b"</", b"<!--", b"]]>", b"&#0;", b"&amp;", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\n", b" " * 200]


def flip(data, random_):
    data = bytearray(data)
    for _ in range(random_.choice((1, 2, 8, 64))):
        if data:
            data[random_.randrange(len(data))] = random_.randrange(256)
    return bytes(data)


def cut(data, random_):
    begin = random_.randrange(len(data) + 1)
    return data[:begin] + data[min(len(data), begin + random_.choice((1, 10, 100, 10_000))):]


def end_early(data, random_):
    return data[:random_.randrange(len(data) + 1)]


def double(data, random_):
    begin = random_.randrange(len(data) + 1)
    piece = data[begin:begin + random_.choice((1, 10, 200, 4_000))]
    return data[:begin] + piece * random_.choice((2, 3, 20)) + data[begin:]


def insert(data, random_):
    at = random_.randrange(len(data) + 1)
    return data[:at] + random_.choice(TOKENS) + data[at:]


def other_number(data, random_):
    found = list(re.finditer(rb"\d+", data[:200_000]))
    if not found:
        return flip(data, random_)
    one = random_.choice(found)
    return data[:one.start()] + random_.choice(EXTREMES) + data[one.end():]


BYTES = (flip, cut, end_early, double, insert, other_number)


def tags(data):
    return list(re.finditer(rb"<[^<>]{1,2000}>", data[:400_000]))


def drop_tag(data, random_):
    found = tags(data)
    one = random_.choice(found) if found else None
    return data[:one.start()] + data[one.end():] if one else data


def swap_tags(data, random_):
    found = tags(data)
    if len(found) < 2:
        return data
    one, other = sorted(random_.sample(found, 2), key=lambda tag: tag.start())
    return data[:one.start()] + other.group() + data[one.end():other.start()] + one.group() + data[other.end():]


def nest(data, random_):
    """An element around itself, many times."""
    found = [tag for tag in tags(data) if re.fullmatch(rb"<([\w:]+)[^>/]*>", tag.group())]
    if not found:
        return data
    one = random_.choice(found)
    name = re.match(rb"<([\w:]+)", one.group()).group(1)
    times = random_.choice((2, 30, 300, 3_000))
    return data[:one.start()] + one.group() * times + random_.choice((b"", b"</" + name + b">")) * times + data[one.end():]


def move_element(data, random_):
    found = list(re.finditer(rb"<(w:p|w:tbl|w:tr|w:r|text:p|text:h|table:table|p|div|td|li)\b.*?</\1>", data[:400_000], re.S))
    if not found:
        return data
    one = random_.choice(found)
    rest = data[:one.start()] + (data[one.end():] if random_.random() < 0.5 else data[one.start():])
    places = tags(rest)
    at = random_.choice(places).start() if places else 0
    return rest[:at] + one.group() + rest[at:]


def entities(data, random_):
    lines = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"lol" * 10) for n in range(8))
    file_ = b'<!ENTITY x SYSTEM "file:///etc/passwd">'
    at = data.find(b">", data.find(b"?>") + 2) + 1
    return b"<!DOCTYPE w [" + lines + file_ + b"]>" + data[:at] + b"&e7;&x;" + data[at:]


MARKUP = (drop_tag, swap_tags, nest, move_element, entities, *BYTES)


def marked_up(data, random_):
    for _ in range(random_.choice((1, 1, 2, 5))):
        data = random_.choice(MARKUP)(data, random_)
    return data


def packed(data, random_):
    """A zip file: its bytes, or what one or two of its members hold, or which members there are."""
    if random_.random() < 0.25:
        return random_.choice(BYTES)(data, random_)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(random_.choice((1, 1, 2))):
        at = random_.randrange(len(members))
        name, content = members[at]
        kind = random_.randrange(12)
        if kind == 0:
            del members[at]
        elif kind == 1:
            members[at] = (random_.choice(members)[0], content)
        elif kind == 2:
            members.append((random_.choice(("../x.xml", "/etc/x", "word/" + "a" * 300, name)), content))
        else:
            change = marked_up if name.endswith((".xml", ".rels")) else random_.choice(BYTES)
            members[at] = (name, change(content, random_))
        if not members:
            return data
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", random_.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)
    return result.getvalue()


def portable(data, random_):
    """A PDF: its bytes, and the names and references of its objects."""
    for _ in range(random_.choice((1, 1, 3))):
        if random_.random() < 0.5:
            data = random_.choice(BYTES)(data, random_)
            continue
        found = list(re.finditer(random_.choice((rb"/[A-Za-z]{1,16}", rb"\d+ 0 R", rb"-?[\d.]+", rb"\bT[dDmjJ*]\b|\bDo\b|\bBDC\b|\bEMC\b|\bQ\b")), data))
        if len(found) >= 2:
            one, other = random_.choice(found), random_.choice(found)
            data = data[:one.start()] + other.group() + data[one.end():]
    return data


DAMAGES = {"docx": packed, "odt": packed, "html": marked_up, "pdf": portable}
