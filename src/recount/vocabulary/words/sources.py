"""Words of `terms/sources.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    """How near a report stands to what it tells; it decides whether the report can be an origin of a count."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    AGENCY_COPY = "agency_copy"
    OFFICIAL = "official"
    MONITOR_RECORD = "monitor_record"
    COMPUTED = "computed"


class PublisherKind(StrEnum):
    """What kind of body publishes; its public profile says what it counts and what it leaves out."""

    MEDIA = "media"
    ACTIVIST_NETWORK = "activist_network"
    MONITOR = "monitor"
    AGENCY = "agency"
    OFFICIAL = "official"
    BELLIGERENT = "belligerent"
    RIGHTS_GROUP = "rights_group"
    NOT_ASSESSED = "not_assessed"


class TextKind(StrEnum):
    """Whose words a kept text holds; a quote points into it either way."""

    PRESERVED = "preserved"
    OUR_SUMMARY = "our_summary"


class CaptureState(StrEnum):
    """How much of a source was kept; each source is in exactly one state and the states add up to all."""

    REFERENCE_ONLY = "reference_only"
    URL_PRESERVED = "url_preserved"
    METADATA_ONLY = "metadata_only"
    PARTIAL_TEXT = "partial_text"
    FULL_TEXT_DIRECT = "full_text_direct"
    FULL_TEXT_ARCHIVED = "full_text_archived"
    FULL_TEXT_LOCAL = "full_text_local"
    BLOCKED = "blocked"
    DEAD = "dead"
    MALFORMED = "malformed"
    RESTRICTED = "restricted"
    NEEDS_MANUAL_REVIEW = "needs_manual_review"
