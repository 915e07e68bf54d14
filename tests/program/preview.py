"""A running preview, a real browser that looks at it, and requests that no browser would send."""

import json
import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


class Preview:
    """`vestnik preview` of one issue."""

    def __init__(self, program, descriptor, *options, env=None):
        self.process = subprocess.Popen([str(program), "preview", str(descriptor), "--quiet", *map(str, options)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        self.address = self.process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#[0-9a-f]{32}", self.address), self.process.stderr.read()
        self.origin, self.token = self.address.split("/#")
        self.port = int(self.origin.rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=20)
        assert self.process.returncode == 0

    def get(self, path):
        with urllib.request.urlopen(self.origin + path, timeout=20) as response:
            return response.read()

    def state(self):
        return json.loads(self.get("/state"))

    def wait_for(self, condition, timeout=30):
        """The first state that `condition` holds for."""
        end = time.monotonic() + timeout
        while True:
            state = self.state()
            if condition(state):
                return state
            assert time.monotonic() < end, state
            time.sleep(0.01)

    def ask(self, method, target, headers=None, body=b"", host=None):
        """The status of a request, sent as it is given; 0 if the server hangs up without a word."""
        lines = [f"{method} {target} HTTP/1.1"]
        if host != "":
            lines.append(f"Host: {host or f'127.0.0.1:{self.port}'}")
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        answer = b""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            try:
                connection.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
                while part := connection.recv(65536):
                    answer += part
            except ConnectionError:
                pass
        return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


class Browser:
    def __init__(self, folder):
        # Nothing leaves the machine: what is not on the loopback interface goes to a proxy that hangs up.
        self.proxy = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._refuse, daemon=True).start()
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync",
                     "--disable-dev-shm-usage", f"--user-data-dir={folder}", "--window-size=1440,1000", "--lang=en",
                     f"--proxy-server=127.0.0.1:{self.proxy.getsockname()[1]}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def _refuse(self):
        try:
            while True:
                self.proxy.accept()[0].close()
        except OSError:
            pass  # closed

    def close(self):
        self.driver.quit()
        self.proxy.close()

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition, *arguments, timeout=30):
        """The value of the expression as soon as it is something."""
        end = time.monotonic() + timeout
        while True:
            value = self.run(f"return {condition}", *arguments)
            if value:
                return value
            assert time.monotonic() < end, (condition, self.run("return document.body.innerText"))
            time.sleep(0.005)

    def open(self, preview):
        self.emulate()
        self.driver.get("about:blank")  # an address that differs in its fragment alone would not be loaded again
        self.driver.get(preview.address)
        self.wait("document.body.dataset.shown")
        edition = preview.state()["edition"]
        self.width = edition["width"] if edition else None

    def emulate(self, width=1440, height=900, scale=1, dark=False):
        """A window of so many CSS pixels."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": False})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def shown(self):
        """Number of the state that is painted, and when it was: seconds, as time.time()."""
        number, at = self.run("return [document.body.dataset.shown, document.body.dataset.shownAt]")
        return int(number), float(at) / 1000

    def wait_shown(self, number):
        self.wait(f"Number(document.body.dataset.shown) >= {number}")
        return self.shown()

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0]).textContent", selector)

    def click(self, selector):
        self.driver.find_element("css selector", selector).click()

    def press(self, *keys):
        from selenium.webdriver.common.action_chains import ActionChains
        ActionChains(self.driver).send_keys(*keys).perform()

    def click_page(self, page, x, y):
        """Clicks a place of a page (from 0), given in points."""
        self.run("""const root = document.getElementById(`page-${arguments[0] + 1}`);
                    const desk = document.getElementById("desk");
                    const scale = root.offsetWidth / arguments[3];
                    desk.scrollTop = root.offsetTop + arguments[2] * scale - desk.clientHeight / 2;""",
                 page, x, y, self.width)
        left, top = self.run("""const box = document.getElementById(`page-${arguments[0] + 1}`).getBoundingClientRect();
                                const scale = box.width / arguments[3];
                                return [box.left + arguments[1] * scale, box.top + arguments[2] * scale];""",
                             page, x, y, self.width)
        for kind in ("mousePressed", "mouseReleased"):
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {
                "type": kind, "x": left, "y": top, "button": "left", "clickCount": 1})

    def complaints(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """Addresses that pages asked for since the last call, but for the new tab that the browser starts with."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                parameters = message["params"]
                if parameters.get("documentURL", "").startswith(("chrome://", "chrome-untrusted://")):
                    continue
                found.append(parameters.get("url") or parameters["request"]["url"])
        return found
