"""Chromium without a window, driven by its own protocol over two pipes: pages opened at a width, in the dark, without
script; what they ask of the network and say to the console; pictures and prints of them."""
import base64
import json
import os
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
         "--font-render-hinting=none", "--remote-debugging-pipe")


def program():
    """The path of Chromium; None where there is none."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    for name in PROGRAMS:
        for folder in folders:
            if os.access(Path(folder, name), os.X_OK):
                return str(Path(folder, name))
    return None


class Failed(Exception):
    """What the browser answers to a command that it cannot do, or its end."""


class Browser:
    def __init__(self, seconds=600):
        self.profile = tempfile.TemporaryDirectory(prefix="plantrack-chromium-", ignore_cleanup_errors=True)
        commands, self.writing = os.pipe()
        self.reading, answers = os.pipe()

        def as_3_and_4():
            first, second = os.dup(commands), os.dup(answers)  # neither may be 3 or 4 when those are replaced
            os.dup2(first, 3)
            os.dup2(second, 4)

        home = self.profile.name
        self.process = subprocess.Popen([program(), *FLAGS, f"--user-data-dir={home}/profile"], preexec_fn=as_3_and_4,
                                        close_fds=False, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, env={**os.environ, "HOME": home})
        os.close(commands)
        os.close(answers)
        self.rest = b""
        self.number = 0
        self.events = []
        self.watch = threading.Timer(seconds, self.kill)  # no test waits for ever
        self.watch.start()

    def __enter__(self):
        return self

    def kill(self):
        """With its children, which write into the profile until they end."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def __exit__(self, *_):
        self.watch.cancel()
        self.kill()
        self.process.wait()
        os.close(self.writing)
        os.close(self.reading)
        self.profile.cleanup()

    def next_message(self):
        while b"\0" not in self.rest:
            more = os.read(self.reading, 1 << 20)
            if not more:
                raise Failed("Chromium ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        text = json.dumps(message).encode() + b"\0"
        while text:
            text = text[os.write(self.writing, text):]
        while True:
            answer = self.next_message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise Failed(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def page(self, url, **look):
        return Page(self, url, **look)


class Page:
    """One page in a tab of its own. `requests` are what it asked for beside itself, `said` its console's lines."""

    def __init__(self, browser, url, width=1280, height=900, scale=1, dark=False, script=True, forced=False):
        self.browser = browser
        context = browser.send("Target.createBrowserContext")["browserContextId"]
        self.target = browser.send("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = browser.send("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        self.context = context
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        if forced:
            features.append({"name": "forced-colors", "value": "active"})
        self.send("Emulation.setEmulatedMedia", features=features)
        if not script:
            self.send("Emulation.setScriptExecutionDisabled", value=True)
        browser.events.clear()
        self.url = url
        self.send("Page.navigate", url=url)
        while not self.of("Page.loadEventFired"):
            browser.events.append(browser.next_message())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.send("Target.closeTarget", targetId=self.target)
        self.browser.send("Target.disposeBrowserContext", browserContextId=self.context)

    def send(self, method, **parameters):
        return self.browser.send(method, self.session, **parameters)

    def of(self, method):
        return [event["params"] for event in self.browser.events
                if event.get("method") == method and event.get("sessionId") == self.session]

    @property
    def requests(self):
        urls = [event["request"]["url"] for event in self.of("Network.requestWillBeSent")]
        return [url for url in urls if url != self.url]

    @property
    def said(self):
        said = [" ".join(str(part.get("value", part.get("description"))) for part in event["args"])
                for event in self.of("Runtime.consoleAPICalled")]
        said += [event["exceptionDetails"]["text"] for event in self.of("Runtime.exceptionThrown")]
        return said + [event["entry"]["text"] for event in self.of("Log.entryAdded")]

    def value(self, expression):
        """Of an expression in JavaScript; a promise's is waited for. The page's own policy does not forbid it."""
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise Failed(answer["exceptionDetails"].get("exception", {}).get("description", "") or str(answer))
        return answer["result"].get("value")

    def picture(self, path, selector=None, whole=False):
        clip = {}
        if selector:
            box = self.value(f"(() => {{ const r = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
                             "return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height} })()")
            clip = {"clip": {**box, "scale": 1}}
        elif whole:
            size = self.send("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"clip": {**size, "scale": 1}}
        form = {"format": "webp", "quality": 82} if str(path).endswith(".webp") else {"format": "png"}
        data = self.send("Page.captureScreenshot", captureBeyondViewport=bool(clip), **form, **clip)["data"]
        Path(path).write_bytes(base64.b64decode(data))

    def pdf(self, path):
        data = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateTaggedPDF=True)["data"]
        Path(path).write_bytes(base64.b64decode(data))
