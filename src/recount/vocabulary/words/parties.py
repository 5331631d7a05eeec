"""Words of `terms/parties.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


class Party(StrEnum):
    """Who is alleged to have done it, or who holds the ground; an allegation of a source, never a finding."""

    RUSSIA = "russia"
    US_COALITION = "us_coalition"
    UNITED_STATES = "united_states"
    UNITED_KINGDOM = "united_kingdom"
    FRANCE = "france"
    AUSTRALIA = "australia"
    CANADA = "canada"
    NETHERLANDS = "netherlands"
    BELGIUM = "belgium"
    DENMARK = "denmark"
    JORDAN = "jordan"
    SAUDI_ARABIA = "saudi_arabia"
    UAE = "uae"
    BAHRAIN = "bahrain"
    SYRIA_GOV = "syria_gov"
    IRAN = "iran"
    IRAN_BACKED = "iran_backed"
    HEZBOLLAH = "hezbollah"
    ISIS = "isis"
    OPPOSITION = "opposition"
    FSA = "fsa"
    SNA = "sna"
    NUSRA = "nusra"
    ISLAMIC_FRONT = "islamic_front"
    SDF = "sdf"
    YPG = "ypg"
    TURKEY = "turkey"
    ISRAEL = "israel"
    IRAQ_GOV = "iraq_gov"
    PMF = "pmf"
    PESHMERGA = "peshmerga"
    LEBANON_GOV = "lebanon_gov"
    OTHER = "other"
    UNKNOWN = "unknown"
