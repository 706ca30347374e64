"""What stands before Odoo where it is deployed: one address for its workers and for the
process that holds the websockets.
"""

import asyncio
import re
import threading

SOCKETS = "/websocket"
TRIES, PAUSE = 200, 0.05  # of a connection for which there is no room yet
CONNECTION = re.compile(rb"\r\nConnection:[^\r]*", re.IGNORECASE)


class Proxy:
    """A forwarder on 127.0.0.1, as a context manager.

    :param workers: int, the port of Odoo's workers
    :param evented: int, the port of its evented process
    """

    def __init__(self, workers, evented):
        self.workers = workers
        self.evented = evented
        self.sockets = 0  # websockets that were opened
        self.url = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        serving = asyncio.start_server(self._serve, "127.0.0.1", 0)
        server = asyncio.run_coroutine_threadsafe(serving, self._loop).result()
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return self

    def __exit__(self, *_error):
        async def leave():
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(leave(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _serve(self, reader, writer):
        """One request a connection; what follows it goes through as it comes."""
        upstream = None
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            port = self.workers
            if head.split(b" ", 2)[1].decode().startswith(SOCKETS + "?"):
                port, self.sockets = self.evented, self.sockets + 1
            else:
                head = CONNECTION.sub(b"", head)
                head = head[:-2] + b"Connection: close\r\n\r\n"
            answers, upstream = await self._connect(port)
            upstream.write(head)
            await asyncio.gather(pass_on(reader, upstream), pass_on(answers, writer))
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # who hangs up, a server that is away, or the end
        finally:
            for end in (writer, upstream):
                if end:
                    end.close()

    async def _connect(self, port):
        for left in reversed(range(TRIES)):
            try:
                return await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                if not left:
                    raise
                await asyncio.sleep(PAUSE)


async def pass_on(reader, writer):
    """Until there is no more; the other end is told."""
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()
