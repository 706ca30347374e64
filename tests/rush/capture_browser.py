"""Reporters at capture desks: real browsers, before a real server."""

import json
import resource
import sys
import time
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
INPUT = ".o_cafe_capture_text"
PATIENCE = 60  # seconds, on a machine that has more to do
LINES = "[...document.querySelectorAll('.o_cafe_capture_line')]"
SEEN = "!line.classList.contains('o_waits') && line.innerText.includes(%s)"

sys.path.insert(0, str(DOCS))
from screenshot_browser import Browser  # noqa: E402
from screenshots import Demo  # noqa: E402


class Reporter(Browser):
    """A browser in which somebody sits at the capture desk."""

    def __enter__(self):
        # Chromium reserves more addresses than Odoo allows the process that tests it
        limits = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limits[1], limits[1]))
        try:
            return super().__enter__()
        finally:
            resource.setrlimit(resource.RLIMIT_AS, limits)

    def open(self, server, session, login):
        self.resize(1280, 800)
        self.sign_in(Demo(server.url).cookie(login), server.url)
        self.go(f"{server.url}/odoo/event.event/{session}/capture", INPUT)

    def write(self, text):
        """Type a line and press Enter, as quickly as a script can."""
        self.type(text)
        self.run(
            f"document.querySelector('{INPUT}').dispatchEvent(new KeyboardEvent("
            "'keydown', {key: 'Enter', bubbles: true}))"
        )

    def type(self, text):
        field = f"document.querySelector('{INPUT}')"
        event = "input.dispatchEvent(new Event('input', {bubbles: true}))"
        self.run(
            f"(input => {{input.value = {json.dumps(text)}; {event}}})({field})",
        )

    def sees(self, text):
        """Whether a line that is on the server is on the screen."""
        seen = SEEN % json.dumps(text)
        return self.run(f"{LINES}.some(line => {seen})")

    def until(self, condition, patience=PATIENCE):
        """:return: float, how many seconds it took

        :raise AssertionError: where it does not come
        """
        begin = time.monotonic()
        while not condition():
            waited = time.monotonic() - begin
            assert waited < patience, self.run("document.body.innerText")
            time.sleep(0.02)
        return time.monotonic() - begin

    def text(self):
        return self.run("document.querySelector('.o_cafe_capture').innerText")

    def watch(self, text):
        """Note in the page when this line comes on the screen."""
        self.run(
            "window.cameAt = 0; new MutationObserver((_changes, watcher) => {"
            f"if ({LINES}.some(line => {SEEN % json.dumps(text)})) {{"
            "window.cameAt = Date.now(); watcher.disconnect()}})"
            ".observe(document.querySelector('.o_cafe_capture_talk'),"
            "{childList: true, subtree: true, characterData: true, attributes: true})"
        )

    def came(self):
        """:return: float, seconds since the epoch when what is watched for came"""
        self.until(lambda: self.run("window.cameAt"))
        return self.run("window.cameAt") / 1000
