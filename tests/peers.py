"""Programs of others that tests speak with; where one is missing its test is skipped, in CI it fails."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

START_SECONDS = 300
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
NumberOfBuffers = 2000
MaxDirtyBuffers = 1000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""


def need(found: str | None, what: str) -> str:
    """Give what was found; else skip the test, or fail it in CI."""
    if found is None and os.environ.get("DATELINE_CI") == "1":
        pytest.fail(f"{what} is missing, and CI has to have it")
    if found is None:
        pytest.skip(f"{what} is missing")
    return found


def need_program(name: str, package: str) -> str:
    """Find a program, in this Python's environment first."""
    beside = Path(sys.executable).with_name(name)
    return need(str(beside) if beside.exists() else shutil.which(name), f"{name} ({package})")


def need_module(name: str) -> Any:
    """Import a library of the development group."""
    need(name if find_spec(name) else None, f"{name} (PyPI package {name})")
    return import_module(name)


def need_node(*modules: str) -> tuple[str, Path]:
    """Find node and the folder of its modules, with those that are asked for."""
    node = need(shutil.which("node"), "node")
    folder = os.environ.get("DATELINE_NODE_MODULES")
    is_there = folder is not None and all(Path(folder, name).is_dir() for name in modules)
    names = " ".join(modules)
    what = f"{names} (npm install {names}, DATELINE_NODE_MODULES=.../node_modules)"
    return node, Path(need(folder if is_there else None, what))


def need_jena(folder: Path) -> list[str]:
    """Give the command that runs a class of Debian's Jena.

    Debian ships jars and no scripts, more than one binding of slf4j, so that not all jars can be
    named, and messages of Xerces in a folder where its moved classes do not look for them.

    Args:
        folder: Where those messages can be put.
    """
    java, jars = need(shutil.which("java"), "java"), Path("/usr/share/java")
    is_there = (jars / "jena-cmds.jar").exists()
    need(str(jars) if is_there else None, "Jena (Debian package libapache-jena-java)")
    with ZipFile(jars / "jena-core.jar") as core:
        for name in core.namelist():
            if name.startswith(XERCES) and name.endswith(".properties"):
                place = folder / "xerces" / name.removeprefix(XERCES)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(core.read(name))
    found = [str(folder), *(str(jars / f"{name}.jar") for name in JENA_JARS)]
    return [java, "-Dfile.encoding=UTF-8", "-cp", ":".join(found)]


XERCES = "org/apache/jena/ext/xerces/"
JENA_JARS = (
    *("jena-arq", "jena-base", "jena-cmds", "jena-core", "jena-iri", "jena-shacl"),
    *("jena-dboe-base", "jena-dboe-index", "jena-dboe-storage", "jena-dboe-trans-data"),
    *("jena-dboe-transaction", "jena-rdfconnection", "jena-tdb", "jena-tdb2"),
    *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io"),
    *("commons-lang3", "dexx.collection", "gson", "guava", "httpclient", "httpcore"),
    *("jackson-annotations", "jackson-core", "jackson-databind", "jakarta.json-api", "jsonld-java"),
    *("protobuf", "slf4j-api", "slf4j-nop", "thrift", "titanium-json-ld"),
)


def find_port() -> int:
    """Find a port that stays free, also while its server is away.

    Systems give whoever asks for any port, and each client, one of 32,768 and above.
    """
    chance = SystemRandom()
    while True:
        port = chance.randrange(10_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def running(command: Sequence[str], folder: Path, port: int) -> Iterator[None]:
    """Run a server until the block ends; it is up when it listens."""
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            wait_until(lambda: _is_up(server, port), START_SECONDS)
            yield
        finally:
            server.kill()
            server.wait()


def _is_up(server: subprocess.Popen[bytes], port: int) -> bool:
    assert server.poll() is None, "the server ended by itself"
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running_oxigraph(folder: Path) -> Iterator[str]:
    """Run Oxigraph's server; give its address."""
    program, port = need_program("oxigraph", "PyPI package oxigraph"), find_port()
    with running([program, "serve", "--bind", f"127.0.0.1:{port}"], folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running_virtuoso(folder: Path) -> Iterator[str]:
    """Run Virtuoso's server; give its address. Name and password are both "dba"."""
    program = need_program("virtuoso-t", "Debian package virtuoso-opensource-7-bin")
    port, sql_port = find_port(), find_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(VIRTUOSO_INI.format(port=port, sql_port=sql_port))
    with running([program, "+foreground", "+configfile", str(ini)], folder, port):
        yield f"http://127.0.0.1:{port}"
