"""Ctrl-C that is always heard: Python drops what is raised while an object is being finalised."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Seconds until an interrupt that nobody heard is raised again.
AGAIN = 1.0


@contextmanager
def heard() -> Iterator[None]:
    """Let an interrupt be raised again, every second, until something handles it; the handlers of before come back."""

    def insist(number: int, frame: object) -> None:
        # What is undone meanwhile, such as a file half-written, is left in peace.
        if number == signal.SIGINT or not isinstance(sys.exc_info()[1], KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
            raise KeyboardInterrupt

    # Where interrupts are ignored, as in the background, or somebody else's, they stay so.
    ours = hasattr(signal, "setitimer") and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    numbers = [signal.SIGINT, signal.SIGALRM] if ours else []
    try:
        before = [(number, signal.signal(number, insist)) for number in numbers]
    except ValueError:  # Only the main thread may, and only there would it be heard.
        before = []
    try:
        yield
    finally:
        if before:
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before:
            signal.signal(number, handler)
