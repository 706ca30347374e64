"""A headless Chromium, driven over its DevTools protocol.

Only what the screenshots need: go to a page, wait for an element, run a line of
JavaScript, take a picture. Nothing here knows what is on the pictures.
"""

import base64
import io
import json
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import websocket
from PIL import Image

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars"),
    *("--remote-debugging-port=0", "--remote-allow-origins=*"),
    "--force-prefers-reduced-motion",
)
PATIENCE = 60.0  # seconds for an element to appear, with assets still to be made
TICK = 0.1  # seconds between two looks
LANGUAGE, TIME_ZONE = "nl-BE", "Europe/Brussels"
SETTLE = 0.5  # seconds for a last transition
COLOURS = 256  # in a saved picture: enough for screens, and a third of the size

# images further down are fetched when somebody scrolls there
IS_PAINTED = (
    "document.fonts.status === 'loaded' && [...document.images].every("
    "image => image.complete || image.loading === 'lazy')"
)


class Browser:
    """A browser with one page, as a context manager."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = None
        self.socket = None
        self.sent = 0

    def __enter__(self):
        self.process = subprocess.Popen(
            ["chromium", *FLAGS, f"--user-data-dir={self.profile.name}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.socket = websocket.create_connection(self._page(), timeout=PATIENCE)
        self.call("Page.enable")
        self.call("Network.enable")
        headers = {"Accept-Language": LANGUAGE}
        self.call("Network.setExtraHTTPHeaders", headers=headers)
        self.call("Emulation.setTimezoneOverride", timezoneId=TIME_ZONE)
        return self

    def __exit__(self, *_error):
        if self.socket:
            self.socket.close()
        self.process.terminate()
        self.process.wait(10)
        self.profile.cleanup()

    def _page(self):
        """The address at which the first page listens."""
        file = Path(self.profile.name) / "DevToolsActivePort"
        port = self._until(lambda: file.exists() and file.read_text().split()[:1])
        with urllib.request.urlopen(f"http://127.0.0.1:{port[0]}/json/list") as answer:
            targets = json.load(answer)
        return next(t["webSocketDebuggerUrl"] for t in targets if t["type"] == "page")

    def call(self, method, **parameters):
        """One command; gives its result.

        :raises RuntimeError: when the browser refuses
        """
        self.sent += 1
        message = {"id": self.sent, "method": method, "params": parameters}
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.sent:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def run(self, script):
        """The value of a JavaScript expression; a promise is awaited.

        :raises RuntimeError: when the script throws
        """
        result = self.call(
            "Runtime.evaluate",
            expression=script,
            awaitPromise=True,
            returnByValue=True,
        )
        if "exceptionDetails" in result:
            raise RuntimeError(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def sign_in(self, cookie, url):
        """Takes over a session; an empty cookie makes the browser a visitor."""
        self.call("Network.clearBrowserCookies")
        if cookie:
            self.call("Network.setCookie", name="session_id", value=cookie, url=url)

    def resize(self, width, height):
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def go(self, url, selector):
        """Opens a page and waits for what must be on it."""
        self.call("Page.navigate", url="about:blank")
        self._until(lambda: self.run("location.href") == "about:blank")
        self.call("Page.navigate", url=url)
        self.wait(selector)

    def wait(self, selector):
        """Waits for an element that has a size.

        :raises TimeoutError: when it does not come
        """
        script = (
            f"[...document.querySelectorAll({json.dumps(selector)})]"
            ".some(found => found.getClientRects().length)"
        )
        self._until(lambda: self.run(script), f"no {selector} on the page")

    def click(self, selector):
        self.wait(selector)
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def save(self, path):
        """What is in the window, as a small PNG."""
        self._until(lambda: self.run(IS_PAINTED), "an image or a font never comes")
        time.sleep(SETTLE)
        data = self.call("Page.captureScreenshot", format="png")["data"]
        image = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
        image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)

    def _until(self, condition, failure="the browser does not start"):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if value := condition():
                return value
            time.sleep(TICK)
        raise TimeoutError(failure)
