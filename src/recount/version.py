"""The version of this program.

For: what a backup or a page says of who made it. Not for: versions of a record, which its migrations tell.
"""

VERSION = "0.1.0"
