"""Reads and does what a tutorial says. Its fenced blocks are marked by their first line:

    ```console          lines that begin with "$ " are commands; below each stands its whole answer, a line "…" for any
                        number of lines, "…" within a line for any text
    ```LANGUAGE FILE    this text is the file; if the block's first line stands in the file already, the block takes the
                        place of that line and all that follows it
    ```diff FILE        lines with "-" become those with "+"

Other blocks (```sh) are not for the reader's folder and are left alone.
"""

import dataclasses
import os
import re
import shlex
import signal
import subprocess
import urllib.request

FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


@dataclasses.dataclass
class Step:
    line: int
    kind: str
    file: str
    text: str


def steps(page):
    """The blocks of a tutorial's text that a reader follows, in order."""
    found = [Step(page.count("\n", 0, m.start()) + 1, *m.groups()) for m in FENCE.finditer(page)]
    return [step for step in found if step.kind == "console" or step.file]


def edit(folder, step):
    """Writes or changes the file that the block names."""
    path = folder / step.file
    if step.kind == "diff":
        lines = step.text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] == "-")
        new = "".join(line[1:] for line in lines if line[0] == "+")
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, f"line {step.line}: this does not stand once in {step.file}: {old}"
        path.write_text(before.replace(old, new), encoding="utf-8")
        return
    text, first = step.text, step.text.split("\n", 1)[0] + "\n"
    if path.is_file():
        before, found, _ = path.read_text(encoding="utf-8").partition("\n" + first)
        text = before + "\n" + text if found else text
    path.write_text(text, encoding="utf-8")


def commands(step):
    """[(command, quoted answer)] of a console block."""
    parts = re.split(r"^\$ (.+)\n", step.text, flags=re.M)
    assert parts[0] == "", f"line {step.line}: an answer without a command"
    return list(zip(parts[1::2], parts[2::2]))


def matches(quoted, answer):
    """Whether an answer is what the text quotes."""
    pattern = "".join(r"(?:.*\n)*" if line == "…\n" else ".*".join(map(re.escape, line.rstrip("\n").split("…"))) + "\n"
                      for line in quoted.splitlines(keepends=True))
    return re.fullmatch(pattern, answer) is not None


class Reader:
    """Follows a tutorial in a folder. `said` holds (command, exit code, answer) of each command."""

    def __init__(self, program, folder):
        self.program, self.folder, self.said = program, folder, []
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8"}

    def follow(self, page):
        for step in steps(page):
            if step.kind != "console":
                edit(self.folder, step)
                continue
            for command, quoted in commands(step):
                name, *arguments = shlex.split(command)
                assert name == "vestnik", f"line {step.line}: {command}"
                answer = (self.watch if arguments[0] == "preview" else self.run)(command, arguments)
                assert matches(quoted, answer), f"line {step.line}: {command}\n{answer}"

    def run(self, command, arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, env=self.environment, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False)
        self.said.append((command, done.returncode, done.stdout))
        return done.stdout

    def watch(self, command, arguments):
        """Starts the preview, asks for its page and ends it as Ctrl-C does. Returns its first line."""
        with subprocess.Popen([self.program, *arguments], cwd=self.folder, env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
            try:
                line = server.stdout.readline()
                address = re.search(r"http://127\.0\.0\.1:\d+/", line)
                assert address, line
                with urllib.request.urlopen(address.group(0), timeout=30) as page:
                    assert page.status == 200 and b"<html" in page.read()
                server.send_signal(signal.SIGINT)
                code = server.wait(timeout=30)
            finally:
                server.kill()
        self.said.append((command, code, line))
        return line
