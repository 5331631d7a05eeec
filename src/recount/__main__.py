"""Lets `python -m recount` do what the `recount` command does."""

from recount.cli import main

main()
