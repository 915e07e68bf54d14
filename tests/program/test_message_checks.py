"""Calls that make findings with a message or a value that the catalogue does not have do not compile."""

import os
import subprocess

import pytest

from conftest import ROOT

SOURCE = """#include "findings/catalogue/message.hpp"
using namespace vestnik;
Diagnostic made() { return %s; }
"""

WRONG = {
    'finding("doubled-wort"_id, {}, value<"word">("a"))': "no such message",
    'finding("doubled-word"_id, {})': "has no value",
    'finding("doubled-word"_id, {}, value<"words">("a"))': "no place of this name",
    'finding("doubled-word"_id, {}, value<"word">("a"), value<"line">(1))': "no place of this name",
    'finding("wrong-type"_id, {}, value<"name">(term("a lost")), value<"wanted">(""), value<"found">(""))': "lack this phrase",
    'finding(MessageId<"">("doubled-word"_id), {})': "",
}


def compiled(call):
    compiler = [os.environ.get("CXX", "c++"), "-std=c++20", "-fsyntax-only", "-DFMT_SHARED", f"-I{ROOT}/include",
                f"-I{ROOT}/src", "-xc++", "-"]
    return subprocess.run(compiler, input=SOURCE % call, capture_output=True, text=True, timeout=120)


def test_a_right_call_compiles():
    done = compiled('finding("doubled-word"_id, {}, value<"word">("a"))')
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_does_not(call):
    done = compiled(call)
    assert done.returncode != 0
    assert WRONG[call] in done.stderr
