#!/usr/bin/env python3
"""A release's tags and text, as poppler's structure text has them, without what depends on where lines and pages end.

outline.py PDF FILE writes the outline of PDF to FILE; scripts/refresh-golden does so for the samples.
"""

import re
import subprocess
import sys


def outline(pdf):
    # Titles of elements come out of poppler 22.12 as the bytes that they are stored in.
    text = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], capture_output=True, check=True).stdout
    lines = []
    for line in text.decode("utf-8", errors="replace").splitlines():
        indent, content = re.match(r"( *)(.*)", line).groups()
        if re.match(r"/|Object ", content) or content in ("", '""'):
            continue  # places on the page, and numbers of objects
        if content.startswith('"'):
            content = content.strip('"')
            if lines and lines[-1][0] == indent and lines[-1][1].startswith('"'):
                before = lines.pop()[1][1:-1]
                # A page ends here, or a picture parts the text: perhaps in the middle of a word.
                content = before + content if before.endswith("\u00ad") else before + " " + content
            content = '"' + re.sub(" +", " ", content).strip() + '"'
        else:
            content = re.match(r"\w+", content).group() if re.match(r"\w+", content) else content
        lines.append((indent, content))
    return "".join(f"{indent}{content}\n" for indent, content in lines).replace("\u00ad", "")


if __name__ == "__main__":
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(outline(sys.argv[1]))
