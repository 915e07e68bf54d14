"""A running desk of a folder of issues."""

import json
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request

from preview import Preview


class Desk(Preview):
    """`vestnik desk`."""

    def __init__(self, program, folder, *options, env=None):
        self.process = subprocess.Popen([str(program), "desk", str(folder), *map(str, options)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        self.address = self.process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#[0-9a-f]{32}", self.address), self.process.stderr.read()
        self.origin, self.token = self.address.split("/#")
        self.port = int(self.origin.rsplit(":", 1)[1])

    def call(self, path, body=None):
        """Status and JSON of an address below /desk/; `body`: an object, or bytes."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.origin}/desk/{path}", data=data,
                                         headers={"X-Vestnik-Token": self.token,
                                                  "Content-Type": "application/octet-stream"})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, self._read(response)
        except urllib.error.HTTPError as error:
            return error.code, self._read(error)

    @staticmethod
    def _read(response):
        content = response.read()
        return json.loads(content) if response.headers["Content-Type"].startswith("application/json") else content

    def issue(self, name="issue.yaml"):
        status, shelf = self.call("shelf")
        assert status == 200, shelf
        return next(issue["id"] for issue in shelf["issues"] if issue["name"].endswith(name))

    def edit(self, issue, *edits):
        version = self.call(f"issue/{issue}")[1]["version"]
        return self.call(f"edit/{issue}", {"version": version, "edits": list(edits)})

    def body(self, issue, path):
        return self.call(f"body/{issue}?path={urllib.parse.quote(path)}")
