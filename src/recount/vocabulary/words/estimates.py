"""Words of `terms/estimates.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
Written by `python -m recount.vocabulary.generate`: do not edit.
"""

from enum import StrEnum


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
