"""The words of the record as Python names. Written by `python -m recount.vocabulary.generate`: do not edit.

For: naming a word in code. What the words mean stands in the YAML files of `terms/`, beside this module.
"""

from enum import StrEnum


class Outcome(StrEnum):
    """What happened to people; the dead and the injured are never one number."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    MISSING = "missing"
    DETAINED = "detained"


class VictimClass(StrEnum):
    """What a source says of the status of those harmed; people are not civilians until someone says so."""

    CIVILIAN = "civilian"
    MILITANT = "militant"
    UNSPECIFIED = "unspecified"
    MIXED = "mixed"


class VictimCategory(StrEnum):
    """Which part of those harmed a number counts; parts lie inside their whole and are never added to it."""

    TOTAL = "total"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    ELDERLY = "elderly"
    FAMILY = "family"
    MEDICAL_WORKERS = "medical_workers"
    RESCUE_WORKERS = "rescue_workers"
    JOURNALISTS = "journalists"
    AID_WORKERS = "aid_workers"
    NAMED = "named"
    UNIDENTIFIED = "unidentified"


class ClaimKind(StrEnum):
    """What a statement in a report is about; only claims of one event enter the range of an incident."""

    CASUALTY = "casualty"
    EVENT = "event"
    AGGREGATE = "aggregate"
    COMPARISON = "comparison"
    SHARE = "share"
    INFRASTRUCTURE = "infrastructure"
    DISPLACEMENT = "displacement"
    DENIAL = "denial"
    WARNING = "warning"
    STATEMENT = "statement"
    CONTROL = "control"
    CONTROL_CHANGE = "control_change"
    CONDUCT = "conduct"
    EFFECT = "effect"
    PERCEPTION = "perception"
    OPINION = "opinion"


class Polarity(StrEnum):
    """Whether a claim says that something was so, that it was not so, or that it was missing."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    ABSENCE = "absence"


class Modality(StrEnum):
    """In what manner a claim is made, from a plain assertion to a guess about the future."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    ALLEGED = "alleged"
    INFERRED = "inferred"
    PREDICTED = "predicted"
    COUNTERFACTUAL = "counterfactual"
    OPINION = "opinion"


class Unit(StrEnum):
    """What a number counts."""

    PERSONS = "persons"
    FAMILIES = "families"
    FACILITIES = "facilities"
    STRIKES = "strikes"


class PerpetratorBasis(StrEnum):
    """By what words a claim comes to name a party as responsible."""

    NAMED = "named"
    INHERITED = "inherited"
    COREFERENCE = "coreference"


class AttributionKind(StrEnum):
    """What kind of voice stands in the chain of those who say it."""

    AUTHOR = "author"
    MEDIA = "media"
    ACTIVIST_NETWORK = "activist_network"
    MONITOR = "monitor"
    OFFICIAL = "official"
    BELLIGERENT = "belligerent"
    WITNESS = "witness"
    UNNAMED = "unnamed"


class SectionRole(StrEnum):
    """What a stretch of a page is to the report; each has its own author, publisher and clock."""

    MAIN = "main"
    QUOTED = "quoted"
    REPRINT = "reprint"
    FURNITURE = "furniture"
    COMMENTS = "comments"


class SourceLink(StrEnum):
    """What became of the link by which a report points to its source."""

    LIVE = "live"
    ARCHIVED = "archived"
    LOST = "lost"
    NONE = "none"


class Partition(StrEnum):
    """By which criterion a share was cut; the same strikes give other shares under another one."""

    ZONE_OF_CONTROL = "zone_of_control"
    TARGET = "target"
    OUTCOME = "outcome"


class Relation(StrEnum):
    """How the left side of a comparison stands to the right."""

    MORE = ">"
    LESS = "<"
    EQUAL = "="
    TIMES = "times"


class Sign(StrEnum):
    """Which way an effect is said to go."""

    INCREASE = "+"
    DECREASE = "-"


class AttributionRole(StrEnum):
    """What a voice does in the chain of those who say it, outermost first."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    CARRIER = "carrier"
    SOURCE = "source"


class DecisionKind(StrEnum):
    """What a person signs, with date and reason; decisions are added, retired, and never overwritten."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    UNSURE = "unsure"
    SET_ASIDE = "set_aside"
    GRADE = "grade"
    ATTRIBUTE = "attribute"
    OVERRIDE = "override"
    MERGE = "merge"
    SPLIT = "split"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    RETIRE = "retire"
    CREDIBILITY = "credibility"
    STRIKE = "strike"
    RESPOND = "respond"
    JOIN = "join"
    REVIEW = "review"
    RELEASE = "release"
    WITHDRAW_RELEASE = "withdraw_release"


class ReviewFinding(StrEnum):
    """What a second person says of what others signed about an incident."""

    AGREE = "agree"
    RETURN = "return"


class ReviewStage(StrEnum):
    """How far an incident has come on the way to publication; any decision that changes it sends it back."""

    NOT_GRADED = "not_graded"
    WAITING_FOR_REVIEW = "waiting_for_review"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    SIGNED_ONCE = "signed_once"
    RELEASED = "released"


class TieKind(StrEnum):
    """Why two reports are held to speak for one origin; ties are found by the machine and settled by people."""

    COPY = "copy"
    REPRINT = "reprint"
    TRANSLATION = "translation"
    SAME_ACCOUNT = "same_account"
    QUOTATION = "quotation"
    HAND = "hand"


class LinkState(StrEnum):
    """Where a link between a claim and an incident stands, from a machine's proposal to a person's word."""

    PROPOSED = "proposed"
    ACCEPT = "accept"
    REFUSE = "refuse"
    UNSURE = "unsure"


class LinkRole(StrEnum):
    """What a claim does for the incident to which it is linked."""

    EVIDENCE = "evidence"
    BESIDE = "beside"


class IncidentStatus(StrEnum):
    """Whether an incident still stands; those that do not keep their address and say what became of them."""

    ACTIVE = "active"
    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class SettlingMethod(StrEnum):
    """How the numbers of several origins become one range; the way is chosen openly and shown."""

    RANGE = "range"
    MAJORITY = "majority"
    SOURCE_HIERARCHY = "source_hierarchy"
    TEAM_DECISION = "team_decision"


class EstimateMethod(StrEnum):
    """How the number of people on no list is estimated from the overlaps of the lists that there are."""

    CHAO = "chao"
    LOGLINEAR = "loglinear"
    DGA = "dga"
    LCMCR = "lcmcr"


class LoglinearSelection(StrEnum):
    """By what rule a log-linear model is chosen; the choice moves the number more than its interval tells."""

    STEPWISE = "stepwise"
    AIC = "aic"
    BIC = "bic"
    AVERAGE = "average"
    MAIN = "main"


class EstimateAssumption(StrEnum):
    """What has to be true for an estimate to mean anything; the lists themselves cannot show it."""

    SAME_PEOPLE = "same_people"
    RIGHT_LINKS = "right_links"
    REACHABLE = "reachable"
    INDEPENDENT_LISTS = "independent_lists"
    RARELY_SEEN_LIKE_UNSEEN = "rarely_seen_like_unseen"
    NO_HIGHEST_INTERACTION = "no_highest_interaction"
    DECOMPOSABLE_DEPENDENCE = "decomposable_dependence"
    FEW_CLASSES = "few_classes"


class EstimateRefusal(StrEnum):
    """Why no estimate may be published from these lists with this method."""

    ONE_LIST = "one_list"
    TWO_LISTS = "two_lists"
    TOO_MANY_LISTS = "too_many_lists"
    NO_OVERLAP = "no_overlap"
    IDENTICAL_LISTS = "identical_lists"
    COPIED_LISTS = "copied_lists"
    THIN_OVERLAP = "thin_overlap"
    NO_ESTIMATE_EXISTS = "no_estimate_exists"
    UNSTABLE_RESAMPLES = "unstable_resamples"
    INTERVAL_TOO_WIDE = "interval_too_wide"
    NOT_CONVERGED = "not_converged"
    TOO_LARGE = "too_large"
    STRATA_REFUSED = "strata_refused"
    PRIOR_ALONE = "prior_alone"
    CHOSEN_BY_OVERLAP = "chosen_by_overlap"


class EstimateWarning(StrEnum):
    """What a reader of an estimate has to be told beside the number."""

    PAIRS_WITHOUT_OVERLAP = "pairs_without_overlap"
    THIN_PAIRS = "thin_pairs"
    NESTED_LIST = "nested_list"
    INCOMPLETE_ENTRIES = "incomplete_entries"
    COLUMNS_ASIDE = "columns_aside"
    MISSING_STRATA = "missing_strata"
    MODELS_DISAGREE = "models_disagree"
    SELECTION_NOT_COUNTED = "selection_not_counted"
    POOR_FIT = "poor_fit"
    COLLAPSED_INTERVAL = "collapsed_interval"
    FAILED_RESAMPLES = "failed_resamples"
    LOWER_BOUND_ONLY = "lower_bound_only"
    MULTIMODAL = "multimodal"
    PRIOR_DECIDES = "prior_decides"
    COMPLETE_GRAPH = "complete_graph"
    EDGE_OF_GRID = "edge_of_grid"
    INTERNAL_CHECK_FAILED = "internal_check_failed"
    INTERRUPTED = "interrupted"
    NOT_COMPILED = "not_compiled"
    EMPTY_LIST = "empty_list"
    IMPUTED_STRATA = "imputed_strata"
    STRATA_DIFFER = "strata_differ"
    POOLING_DOUBTFUL = "pooling_doubtful"
    LINKAGE_DECIDES = "linkage_decides"
    METHODS_DISAGREE = "methods_disagree"
    LIST_DECIDES = "list_decides"
    OVERLAPS_NOT_REPRODUCED = "overlaps_not_reproduced"
    CHECKS_UNFINISHED = "checks_unfinished"
    UNITS_ARE_INCIDENTS = "units_are_incidents"
    LISTS_ARE_ORIGINS = "lists_are_origins"
    ORIGINS_ASIDE = "origins_aside"
    FRAME_ASIDE = "frame_aside"
    KNOWN_EXCEEDS = "known_exceeds"


class EstimateUnit(StrEnum):
    """What one row of the lists is, and so what an estimate counts."""

    PEOPLE = "people"
    INCIDENTS = "incidents"


class Measure(StrEnum):
    """What a figure counts; a number without its unit says nothing."""

    KILLED = "killed"
    INJURED = "injured"
    INCIDENTS = "incidents"
    STRIKES = "strikes"
    FACILITIES = "facilities"


class GradeFilter(StrEnum):
    """Which incidents a figure takes in, by their Airwars grade; the rest stands beside, never inside."""

    CONFIRMED = "confirmed"
    FAIR_OR_BETTER = "fair+"
    WEAK_OR_BETTER = "weak+"
    ANY = "any"


class Dimension(StrEnum):
    """By what a figure is broken down; rows of some dimensions overlap and then do not add up to the total."""

    PARTY = "party"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    GOVERNORATE = "governorate"
    PLACE = "place"
    ZONE = "zone"
    GRADE = "grade"
    OUTCOME = "outcome"
    CLASS = "class"
    CATEGORY = "category"
    HARM = "harm"
    INFRASTRUCTURE = "infrastructure"
    MONITOR = "monitor"


class HarmFound(StrEnum):
    """Whom a strike harmed by the counts of its incident; what the counts leave open is unknown."""

    CIVILIANS_HARMED = "civilians_harmed"
    COMBATANTS_ONLY = "combatants_only"
    NOBODY_HARMED = "nobody_harmed"


class HarmGrade(StrEnum):
    """Whether civilians were harmed, apart from the question who did it."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    DISCOUNTED = "discounted"


class AttributionStatus(StrEnum):
    """How firmly the harm is laid to one party; each alleged party of an incident has a status of its own."""

    ACCEPTED = "accepted"
    LIKELY = "likely"
    CONTESTED = "contested"
    SINGLE_SOURCE = "single_source"
    UNKNOWN = "unknown"
    DENIED = "denied"


class AirwarsGrade(StrEnum):
    """The familiar single grade of an incident, derived from harm and attribution together."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Reliability(StrEnum):
    """How far a source can be trusted from what is known of it, whatever it says this time."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far one claim can be believed, judged apart from the source that makes it."""

    LEVEL_1 = "1"
    LEVEL_2 = "2"
    LEVEL_3 = "3"
    LEVEL_4 = "4"
    LEVEL_5 = "5"
    LEVEL_6 = "6"


class ResponsePosition(StrEnum):
    """What a party to the fighting says to an allegation of harm; silence is a position of its own."""

    CREDIBLE = "credible"
    NON_CREDIBLE = "non_credible"
    NOT_YET_ASSESSED = "not_yet_assessed"
    OPEN_INCIDENT = "open_incident"
    NO_KNOWN_STATEMENT = "no_known_statement"


class InfrastructureType(StrEnum):
    """What kind of civilian object was hit; each word of a report belongs to one kind."""

    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    RELIGIOUS = "religious"
    MARKET = "market"
    RESIDENTIAL = "residential"
    WATER = "water"
    ELECTRICITY = "electricity"
    BRIDGE = "bridge"
    ROAD = "road"
    FACTORY = "factory"
    AGRICULTURE = "agriculture"
    FOOD_SUPPLY = "food_supply"
    CAMP = "camp"
    AID = "aid"
    CIVIL_DEFENCE = "civil_defence"
    HERITAGE = "heritage"
    COMMERCE = "commerce"
    OIL = "oil"
    VEHICLE = "vehicle"
    GOVERNMENT = "government"
    MEDIA = "media"
    OTHER = "other"


class Damage(StrEnum):
    """What a source says happened to a civilian object, from being hit to no longer working."""

    STRUCK = "struck"
    DAMAGED = "damaged"
    DESTROYED = "destroyed"
    OUT_OF_SERVICE = "out_of_service"


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


class Act(StrEnum):
    """What somebody may do in the workbench; every page names the act that it needs."""

    SIGN_IN = "sign_in"
    KEEP_ACCOUNT = "keep_account"
    SEE = "see"
    RECKON = "reckon"
    CAPTURE = "capture"
    CORRECT = "correct"
    DESCRIBE = "describe"
    LINK = "link"
    DECIDE = "decide"
    REVIEW = "review"
    RESTRICT = "restrict"
    RELEASE = "release"
    EXPORT = "export"
    DELETE = "delete"
    MANAGE_PEOPLE = "manage_people"
    SEE_PEOPLE = "see_people"


class Role(StrEnum):
    """What a person is in a team. One can have several roles; all above the reader need a second factor."""

    READER = "reader"
    RECORDER = "recorder"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


class PlacePrecision(StrEnum):
    """How closely a place is known; better the governorate than a wrong village."""

    EXACT = "exact"
    WITHIN_100_M = "within_100_m"
    STREET = "street"
    NEARBY_LANDMARK = "nearby_landmark"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    COUNTRY = "country"
    UNRESOLVED = "unresolved"


class PlaceRole(StrEnum):
    """What a place in a report has to do with the event; only some of them are where it happened."""

    EVENT = "event"
    ORIGIN = "origin"
    NEAR = "near"
    EFFECT = "effect"
    HOSPITAL = "hospital"
    REPORTER = "reporter"


class Hedge(StrEnum):
    """How firmly a report states a number; the hedge is kept, whatever number is later made of it."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    APPROXIMATELY = "approximately"
    RANGE = "range"
    VAGUE = "vague"
    GROUP_NOUN = "group_noun"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"
    EXACT_ZERO = "exact_zero"
    NAMED_LIST = "named_list"
    DUAL_OR_PLURAL = "dual_or_plural"


class Convention(StrEnum):
    """A named way to turn vague words into numbers, applied only when a range is made, and changeable."""

    LITERAL = "literal"
    ACLED = "acled"
    AIRWARS = "airwars"


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


class StrikeType(StrEnum):
    """The kind of attack, as far as a source tells it."""

    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    ARTILLERY = "artillery"
    AIRSTRIKE_OR_ARTILLERY = "airstrike_or_artillery"
    GROUND = "ground"
    UNKNOWN = "unknown"


class StrikeStatus(StrEnum):
    """How sure it is that an attack was carried out there and by whom, whatever harm it did."""

    DECLARED = "declared"
    LIKELY = "likely"
    CONTESTED = "contested"
    SINGLE_SOURCE_CLAIM = "single_source_claim"


class TimePrecision(StrEnum):
    """How closely the time of an event is known; a date is never invented."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    INTERVAL = "interval"
    CAMPAIGN = "campaign"
    UNRESOLVED = "unresolved"


class Topic(StrEnum):
    """The chapters of this vocabulary, in the order of the record, from the report to the published figure."""

    SOURCES = "sources"
    CLAIMS = "claims"
    CASUALTIES = "casualties"
    QUANTITIES = "quantities"
    STRIKES = "strikes"
    INFRASTRUCTURE = "infrastructure"
    PARTIES = "parties"
    PLACES = "places"
    TIMES = "times"
    GRADES = "grades"
    DECISIONS = "decisions"
    WORK = "work"
    FIGURES = "figures"
    VERDICTS = "verdicts"
    ESTIMATES = "estimates"
    PEOPLE = "people"


class Verdict(StrEnum):
    """What the record says of a published figure; given with the record's numbers and the reason."""

    SUPPORTED = "supported"
    SUPPORTED_AS_FLOOR = "supported_as_floor"
    CONTESTED = "contested"
    OTHER_UNIT = "other_unit"
    OTHER_CLASS = "other_class"
    OTHER_WINDOW = "other_window"
    OTHER_PLACE = "other_place"
    OTHER_COUNTER = "other_counter"
    ARITHMETIC_WRONG = "arithmetic_wrong"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    CONTRADICTED = "contradicted"
    NOT_IN_RECORD = "not_in_record"
    NOT_CHECKABLE = "not_checkable"


class ReportWork(StrEnum):
    """What people have done with a report; each report is in exactly one of these, and they add up to all."""

    NOT_YET_ASSESSED = "not_yet_assessed"
    READ = "read"
    LINKED = "linked"
    SET_ASIDE = "set_aside"


class ClaimWork(StrEnum):
    """What people have decided about a claim that was read in a report."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    UNSURE = "unsure"
    SET_ASIDE = "set_aside"
    REPLACED = "replaced"


class AsideReason(StrEnum):
    """Why a claim is no evidence for a range, in the words that recorders need most often."""

    MISREAD = "misread"
    RESTATED = "restated"
    NO_HARM = "no_harm"
    ELSEWHERE = "elsewhere"
    UNCLEAR = "unclear"
    OTHER_REASON = "other_reason"


class JobState(StrEnum):
    """How far a piece of long work has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
