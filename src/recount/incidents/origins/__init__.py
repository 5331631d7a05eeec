"""Who a claim really comes from: copies, translations, wire stories and quotation chains collapse into one (R8).

The way through: `chains` names the origin of one claim; `tie` keeps what two reports share, as found and as people
settled it. Not for: comparing texts alone, which stands in `recount.reports.origins`.
"""

from recount.incidents.origins.chains import Origin, origin_of

__all__ = ["Origin", "origin_of"]
