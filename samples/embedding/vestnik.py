"""Vestnik from Python, through its C library and ctypes: no compiler, no package.

    python3 vestnik.py OUTPUT.pdf

VESTNIK_LIBRARY names the library if the system's loader does not find it.
"""

import ctypes
import datetime
import os
import pathlib
import sys
from ctypes import POINTER, byref, c_char_p, c_int, c_int32, c_size_t, c_uint32, c_void_p

ABI_VERSION = 1  # VESTNIK_ABI_VERSION of the header that this module follows
OK, WRONG_ARGUMENT, ERRORS, CANCELLED, OUT_OF_MEMORY = range(5)
SEVERITIES = ("note", "warning", "error")
OPTIONS = ("strict", "attach_source", "compress_best", "proof", "list_changes", "greedy_pages")
LANGUAGES = ("en", "ru")  # of messages
SECTION_STARTS = (None, "page", "follow")
ISSUE_TEXTS = ("language", "series_note", "place", "theme", "digest", "publisher_name", "publisher_full_name",
               "publisher_address", "publisher_telephone", "publisher_fax", "publisher_email", "publisher_web")
ARTICLE_TEXTS = ("title", "body", "source_name", "source_address", "masthead", "topic", "language")


class Date(ctypes.Structure):
    _fields_ = [("year", c_int32), ("month", c_uint32), ("day", c_uint32)]

    @classmethod
    def of(cls, date):
        return cls(date.year, date.month, date.day)


class Picture(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("name_length", c_size_t), ("bytes", c_char_p), ("size", c_size_t),
                ("alternative", c_char_p), ("alternative_length", c_size_t)]

    @classmethod
    def of(cls, name, content, alternative):
        name, alternative = name.encode(), alternative.encode()
        return cls(name, len(name), content, len(content), alternative, len(alternative))


PROGRESS = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_size_t, c_size_t, c_size_t)
TEXT = [c_char_p, c_size_t]
OUT = POINTER(c_void_p)
SIGNATURES = {
    "abi_version": (c_uint32, []),
    "options_new": (c_int, [OUT]),
    "options_free": (None, [c_void_p]),
    "options_set_data_folder": (c_int, [c_void_p, *TEXT]),
    "options_set_check_only": (c_int, [c_void_p, c_int]),
    "options_set": (c_int, [c_void_p, c_int, c_int]),
    "options_set_language": (c_int, [c_void_p, c_int]),
    "options_add_silence": (c_int, [c_void_p, *TEXT]),
    "options_add_file": (c_int, [c_void_p, *TEXT, *TEXT]),
    "options_add_face": (c_int, [c_void_p, *TEXT, *TEXT]),
    "options_set_progress": (c_int, [c_void_p, PROGRESS, c_void_p]),
    "load_issue": (c_int, [*TEXT, c_void_p, OUT, OUT]),
    "issue_new": (c_int, [OUT]),
    "issue_free": (None, [c_void_p]),
    "issue_set_text": (c_int, [c_void_p, c_int, *TEXT]),
    "issue_add_title_line": (c_int, [c_void_p, *TEXT]),
    "issue_set_number": (c_int, [c_void_p, c_int, c_int]),
    "issue_set_period": (c_int, [c_void_p, Date, Date]),
    "issue_add_section": (c_int, [c_void_p, *TEXT, *TEXT]),
    "issue_set_contents": (c_int, [c_void_p, c_int]),
    "issue_set_section_start": (c_int, [c_void_p, c_int]),
    "section_set_start": (c_int, [c_void_p, c_int]),
    "section_set_listed": (c_int, [c_void_p, c_int, c_int]),
    "issue_add_article": (c_int, [c_void_p, c_void_p]),
    "article_new": (c_int, [OUT]),
    "article_free": (None, [c_void_p]),
    "article_set_text": (c_int, [c_void_p, c_int, *TEXT]),
    "article_set_date": (c_int, [c_void_p, Date]),
    "article_add_picture": (c_int, [c_void_p, POINTER(Picture), *TEXT, c_int]),
    "typeset": (c_int, [c_void_p, c_void_p, OUT, OUT]),
    "release_free": (None, [c_void_p]),
    "release_pdf": (c_void_p, [c_void_p, POINTER(c_size_t)]),
    "release_pages": (c_size_t, [c_void_p]),
    "diagnostics_free": (None, [c_void_p]),
    "diagnostics_count": (c_size_t, [c_void_p]),
    "diagnostics_severity": (c_int, [c_void_p, c_size_t]),
    "diagnostics_text": (c_void_p, [c_void_p, c_size_t, c_int, POINTER(c_size_t)]),
    "diagnostics_line": (c_int, [c_void_p, c_size_t]),
    "diagnostics_column": (c_int, [c_void_p, c_size_t]),
}


def _load():
    library = ctypes.CDLL(os.environ.get("VESTNIK_LIBRARY", "libvestnik-c.so"))
    functions = {}
    for name, (result, arguments) in SIGNATURES.items():
        function = library["vestnik_" + name]
        function.restype, function.argtypes = result, arguments
        functions[name] = function
    if functions["abi_version"]() != ABI_VERSION:
        raise ImportError("this library has another interface than this module was written for")
    return functions


_c = _load()


class Problem(Exception):
    """An issue that cannot be typeset; `diagnostics` says why."""

    def __init__(self, status, diagnostics):
        super().__init__("\n".join(f"{d['code']}: {d['message']}" for d in diagnostics) or f"status {status}")
        self.status, self.diagnostics = status, diagnostics


def _call(name, *arguments):
    status = _c[name](*arguments)
    if status == OUT_OF_MEMORY:
        raise MemoryError
    if status != OK:
        raise ValueError(f"vestnik_{name} refuses {arguments[1:]}")


def _text(text):
    content = text.encode() if isinstance(text, str) else bytes(text)
    return content, len(content)


def _index(names, name):
    if name not in names:
        raise TypeError(f"{name!r} is not one of {', '.join(names)}")
    return names.index(name)


class _Object:
    """A handle that is freed with its object."""

    kind = ""

    def __init__(self, handle=None):
        self.handle = c_void_p() if handle is None else handle
        if handle is None:
            _call(self.kind + "_new", byref(self.handle))

    def __del__(self):
        if self.handle:
            _c[self.kind + "_free"](self.handle)


class Options(_Object):
    kind = "options"
    _error = None  # of the report of progress

    def __init__(self, language="en", silence=(), check_only=False, **wanted):
        """`language`: of messages. `silence`: codes of warnings. `wanted`: of OPTIONS, as in strict=True."""
        super().__init__()
        _call("options_set_language", self.handle, _index(LANGUAGES, language))
        _call("options_set_check_only", self.handle, check_only)
        for code in silence:
            _call("options_add_silence", self.handle, *_text(code))
        for name, value in wanted.items():
            _call("options_set", self.handle, _index(OPTIONS, name), value)

    def add_file(self, path, content):
        _call("options_add_file", self.handle, *_text(path), *_text(content))

    def add_face(self, name, content):
        _call("options_add_face", self.handle, *_text(name), *_text(content))

    def set_data_folder(self, path):
        _call("options_set_data_folder", self.handle, *_text(os.fspath(path)))

    def on_progress(self, report):
        """report(stage, done, total); True stops the run, and so does an exception: typeset raises it again."""
        def call(_, stage, length, done, total):
            try:
                return int(bool(report(ctypes.string_at(stage, length).decode(), done, total)))
            except BaseException as error:  # ctypes would only print it
                self._error = error
                return 1

        self._report = PROGRESS(call)  # kept: the library holds only its address
        _call("options_set_progress", self.handle, self._report, None)

    def raise_again(self):
        """Raises what the report of progress has raised."""
        error, self._error = self._error, None
        if error is not None:
            raise error


class Article(_Object):
    kind = "article"

    def __init__(self, date=None, **texts):
        super().__init__()
        for name, text in texts.items():
            _call("article_set_text", self.handle, _index(ARTICLE_TEXTS, name), *_text(text))
        if date:
            _call("article_set_date", self.handle, Date.of(date))

    def add_picture(self, name, content, alternative, caption=""):
        _call("article_add_picture", self.handle, byref(Picture.of(name, content, alternative)), *_text(caption), 0)


class Issue(_Object):
    kind = "issue"

    def __init__(self, title=(), number=0, period=None, handle=None, **texts):
        super().__init__(handle)
        if handle is not None:
            return
        for line in title:
            _call("issue_add_title_line", self.handle, *_text(line))
        first, last = period
        _call("issue_set_number", self.handle, number, first.year)
        _call("issue_set_period", self.handle, Date.of(first), Date.of(last))
        for name, text in texts.items():
            _call("issue_set_text", self.handle, _index(ISSUE_TEXTS, name), *_text(text))

    def add_section(self, country, articles, heading="", start=None, in_contents=True, in_digest=True):
        """A section of a country (two capitals), or with `country=""` of any other kind, under its heading. `start`:
        "page" or "follow"."""
        _call("issue_add_section", self.handle, *_text(country), *_text(heading))
        _call("section_set_start", self.handle, _index(SECTION_STARTS, start))
        _call("section_set_listed", self.handle, int(in_contents), int(in_digest))
        for article in articles:
            _call("issue_add_article", self.handle, article.handle)


def _diagnostics(handle):
    def text(index, which):
        length = c_size_t()
        return ctypes.string_at(_c["diagnostics_text"](handle, index, which, byref(length)), length.value).decode()

    found = [{"severity": SEVERITIES[_c["diagnostics_severity"](handle, i)], "code": text(i, 0), "message": text(i, 1),
              "hint": text(i, 2), "file": text(i, 3), "line": _c["diagnostics_line"](handle, i),
              "column": _c["diagnostics_column"](handle, i)} for i in range(_c["diagnostics_count"](handle))]
    _c["diagnostics_free"](handle)
    return found


def load_issue(path, options=None):
    """The issue of a descriptor, and what there is to say about it; raises Problem."""
    issue, found = c_void_p(), c_void_p()
    status = _c["load_issue"](*_text(os.fspath(path)), options and options.handle, byref(issue), byref(found))
    diagnostics = _diagnostics(found)
    if status != OK:
        raise Problem(status, diagnostics)
    return Issue(handle=issue), diagnostics


def typeset(issue, options=None):
    """The PDF's bytes, and what there is to say about it; raises Problem."""
    release, found = c_void_p(), c_void_p()
    status = _c["typeset"](issue.handle, options and options.handle, byref(release), byref(found))
    diagnostics = _diagnostics(found)
    if status == CANCELLED and options:
        options.raise_again()
    if status != OK:
        raise Problem(status, diagnostics)
    size = c_size_t()
    pdf = ctypes.string_at(_c["release_pdf"](release, byref(size)), size.value)
    _c["release_free"](release)
    return pdf, diagnostics


def main():
    article = Article(title="Figures of March", source_name="Own count", date=datetime.date(2025, 3, 31),
                      body="Numbers rose in *every* region.\n\n| Region | Cases |\n|:--|--:|\n| North | 12 |\n")
    issue = Issue(title=("Monthly Bulletin", "of small figures"), number=3, place="Almaty",
                  period=(datetime.date(2025, 3, 1), datetime.date(2025, 3, 31)), publisher_name="Office",
                  publisher_full_name="Office of Small Figures")
    issue.add_section("KZ", [article])
    pdf, diagnostics = typeset(issue)
    for found in diagnostics:
        print(f"{found['severity']}: {found['message']}", file=sys.stderr)
    pathlib.Path(sys.argv[1]).write_bytes(pdf)


if __name__ == "__main__":
    main()
