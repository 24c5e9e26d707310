"""The ``dateline`` command: name the commands, run one, set the exit code.

Exit codes: 0 done · 1 checks failed, nothing published · 2 wrong use or unreadable input; 130 and
141 where Ctrl-C or whoever reads the output ended it.
Each command stands in a module of ``commands`` with its function and its EXAMPLES.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from cyclopts import App, CycloptsError

from flows import __version__
from flows.commands.shell import examples
from flows.errors import CheckError, FlowsError

COMMANDS = (
    "build",
    "check",
    "date",
    "diff",
    "explain",
    "export",
    "fetch",
    "merges",
    "parse",
    "push",
    "query",
    "reference",
    "schedule",
    "serve",
    "times",
    "train",
)

app = App(
    name="dateline",
    version=__version__,
    help="News text in, a dated and sourced RDF knowledge base out.",
    help_format="plaintext",
    help_epilogue=examples("dateline build", "dateline check", "dateline query --list"),
)


def _register(name: str) -> None:
    module = import_module(f"flows.commands.{name}")
    command = getattr(module, name)
    if isinstance(command, App):  # it has its examples itself
        app.command(command, name=name)
        return
    app.command(command, name=name, help_epilogue=examples(*module.EXAMPLES))


for _name in COMMANDS:
    _register(_name)


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        words = ["./-" if word == "-" else word for word in sys.argv[1:]]  # no option: stdin
        app(words, exit_on_error=False, print_error=True, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError:
        sys.exit(2)
    except FlowsError as error:
        sys.stderr.write(f"dateline: {error}\n")
        sys.exit(1 if isinstance(error, CheckError) else 2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        _leave_output()
        sys.exit(141)
    except OSError as error:
        _leave_output()
        where = "the output" if error.filename is None else repr(error.filename)
        sys.stderr.write(f"dateline: {where}: {error.strerror or error}\n")
        sys.exit(2)


def _leave_output() -> None:
    """Let go of what could not be written: Python would try again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    main()
