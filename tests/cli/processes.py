"""Processes of the command line that start at once: each is forked from one that has loaded the program.

Starting Python and loading the program takes a second of processor time. A test of signals, pipes and kills need not pay it each
time: it still gets a process of its own, with its own streams, folder and environment, that ends as any other does.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, NoReturn

LONGEST = 60.0  # seconds; what still runs then is killed


class Running:
    """A process that was started: what it writes, its number, and how it ended."""

    def __init__(self, stdout: BinaryIO, said: BinaryIO, told: BinaryIO) -> None:
        self.stdout = stdout
        self.returncode: int | None = None
        self._said, self._told = said, told
        self.pid = int(told.readline())
        self._guard = threading.Timer(LONGEST, self.send_signal, [signal.SIGKILL])
        self._guard.daemon = True
        self._guard.start()

    def send_signal(self, number: int) -> None:
        """Send a signal; one that has ended by then (a fast machine) gets none, as with ``subprocess``."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait(self) -> int:
        """Wait for the end and return the exit status; a signal that ended it is less than 0."""
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(int(self._told.readline()))
            self._guard.cancel()
            self._told.close()
        return self.returncode

    def communicate(self) -> tuple[bytes, bytes]:
        """Return the rest of what it wrote and all that it said on standard error, once it has ended."""
        out = b"" if self.stdout.closed else self.stdout.read()
        self.stdout.close()
        self.wait()
        with self._said:
            self._said.seek(0)
            return out, self._said.read()


class Launcher:
    """Starts processes of the command line."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def start(self, *arguments: object, stdout: int | None = None, stderr: int | None = None) -> Running:
        """Start ``fogline`` with ``arguments`` in this folder and environment; a stream that is given gets what it writes."""
        (read, write), (told, tell) = os.pipe(), os.pipe()
        said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the rest of what is running
        order = {"arguments": list(map(str, arguments)), "folder": os.getcwd(), "environment": dict(os.environ)}
        streams = [write if stdout is None else stdout, said.fileno() if stderr is None else stderr, tell]
        socket.send_fds(self._connection, [json.dumps(order).encode() + b"\n"], streams)
        for end in (write, tell):
            os.close(end)
        return Running(open(read, "rb", 0), said, open(told, "rb", 0))


@contextmanager
def launching() -> Iterator[Launcher]:
    """Give a launcher for a while."""
    ours, theirs = socket.socketpair()
    with tempfile.TemporaryDirectory() as folder, ours:
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        yield Launcher(ours)
        ours.close()
        process.wait(LONGEST)


def _serve(connection: socket.socket) -> None:
    """Load the program by running it once, then become the command line in a fork for each order; end with the last one."""
    from fogline.cli.program import run

    with open("report.txt", "w", encoding="utf-8") as report:
        report.write("Rebels shelled the harbour of Port Amsel on Friday, the Interior Ministry said.")
    run(["read", "report.txt", "--reader", "fake"])
    run(["add", "report.txt", "--reader", "fake", "--no-places", "--ledger", "ledger", "--user", "ada"])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here waits for the forks
    while True:
        words, given, _, _ = socket.recv_fds(connection, 1 << 16, 3)
        while words and not words.endswith(b"\n"):
            words += connection.recv(1 << 16)
        if not words:
            return
        if os.fork() == 0:
            connection.close()
            _become(json.loads(words), given)
        for stream in given:
            os.close(stream)


def _become(order: dict[str, object], given: Sequence[int]) -> NoReturn:
    """Run the command line in a fork of this process, which tells its number and how it ended."""
    from fogline.cli.main import main

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, tell = given
    number = os.fork()
    if number:
        for stream in streams:
            os.close(stream)
        os.write(tell, b"%d\n" % number)
        os.write(tell, b"%d\n" % os.waitpid(number, 0)[1])
        os._exit(0)
    os.close(tell)
    for place, stream in enumerate(streams, 1):
        os.dup2(stream, place)
        os.close(stream)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # where the whole run ignores it, too
    os.chdir(str(order["folder"]))
    os.environ.clear()
    os.environ.update(order["environment"])  # type: ignore[call-overload]
    main(order["arguments"])  # type: ignore[arg-type]
    raise AssertionError("the command line exits")


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
