"""The commands, one module each: arguments in, one function called, its answer printed.

``cli`` names them and loads only the one that is run. A command prints data to stdout and talk to
stderr, lets every ``FlowsError`` pass (``cli`` turns it into a message and an exit code), and
imports what it needs inside its function, so that ``--help`` stays fast.
"""
