"""What may be done to an incident: for each act its right, its form, and how it is signed.

For: the addresses and the pages of acts. Not for: the rules of signing, which stand in `recount.incidents`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from recount.errors import BadInput
from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.dividing import divide
from recount.incidents.deciding.signing import Signature
from recount.vocabulary.words import Act, DecisionKind
from recount.workbench.incidents.acts import forms, joining
from recount.workbench.incidents.acts.forms import ActForm
from recount.workbench.people.access import keep_to
from recount.workbench.people.rights import signer
from recount.workbench.words import faults, say

Signing = Callable[[HttpRequest, ActForm], object]


@dataclass(frozen=True)
class Deed:
    """One act: its name in the address, the right it needs, its form, how it is signed, where one looks afterwards."""

    name: str
    needs: Act
    form: type[ActForm]
    sign: Signing
    shown_at: str = ""
    is_grave: bool = False

    @property
    def title(self) -> str:
        """Name it in the language of the page."""
        return _TITLES[self.name]()

    @property
    def about(self) -> str:
        """Say what it does."""
        return _ABOUT[self.name]()


def by_words(kind: DecisionKind) -> Signing:
    """Sign as `recount decide` does, in the name of who asks."""

    def sign(request: HttpRequest, form: ActForm) -> object:
        said = form.cleaned_data
        return decide_by_words(
            form.subject,
            kind,
            form.wanted(),
            signer=signer(request),
            reason=said["reason"],
            rule=said.get("rule", ""),
            seen=said["seen"],
        )

    return sign


def _divide(request: HttpRequest, form: ActForm) -> object:
    if not isinstance(form, joining.SplitForm):
        raise TypeError("only the form of parts says how an incident is divided")
    said = form.cleaned_data
    signature = Signature(by=signer(request), at=timezone.now(), reason=said["reason"], seen=said["seen"])
    try:
        return divide(form.incident, form.parts(), signature)
    except ValidationError as error:
        raise BadInput(faults(error), say("look.nothing_changed"), say("incidents.look_again")) from None


def _restrict(request: HttpRequest, form: ActForm) -> None:
    """Keep an incident to groups; the change is told in the log of people, where groups are at home."""
    keep_to(request, form.incident, form.cleaned_data["groups"], reason=form.cleaned_data["reason"])


_DEEDS = (
    Deed("grade", Act.DECIDE, forms.GradeForm, by_words(DecisionKind.GRADE), "graded"),
    Deed("party", Act.DECIDE, forms.AttributeForm, by_words(DecisionKind.ATTRIBUTE), "parties"),
    Deed("strike", Act.DECIDE, forms.StrikeForm, by_words(DecisionKind.STRIKE), "graded"),
    Deed("answer", Act.DECIDE, forms.RespondForm, by_words(DecisionKind.RESPOND), "parties"),
    Deed("range", Act.DECIDE, forms.RangeForm, by_words(DecisionKind.OVERRIDE), "ranges"),
    Deed("range-back", Act.DECIDE, forms.BackForm, by_words(DecisionKind.RETIRE), "ranges"),
    Deed("facts", Act.DECIDE, forms.CorrectForm, by_words(DecisionKind.CORRECT)),
    Deed("role", Act.LINK, joining.RoleForm, by_words(DecisionKind.ACCEPT), "claims"),
    Deed("take-out", Act.LINK, joining.TakeOutForm, by_words(DecisionKind.REFUSE), "claims", is_grave=True),
    Deed(DecisionKind.CREDIBILITY, Act.DECIDE, joining.CredibilityForm, by_words(DecisionKind.CREDIBILITY), "claims"),
    Deed("same-origin", Act.DESCRIBE, joining.JoinForm, by_words(DecisionKind.JOIN), "origins"),
    Deed("own-origin", Act.DESCRIBE, joining.PartForm, by_words(DecisionKind.SPLIT), "origins"),
    Deed("merge", Act.LINK, joining.MergeForm, by_words(DecisionKind.MERGE), is_grave=True),
    Deed(DecisionKind.SPLIT, Act.LINK, joining.SplitForm, _divide, is_grave=True),
    Deed(DecisionKind.WITHDRAW, Act.DECIDE, ActForm, by_words(DecisionKind.WITHDRAW), is_grave=True),
    Deed("review", Act.REVIEW, forms.ReviewForm, by_words(DecisionKind.REVIEW), "review"),
    Deed("release", Act.RELEASE, ActForm, by_words(DecisionKind.RELEASE), "review"),
    Deed("hold-back", Act.RELEASE, ActForm, by_words(DecisionKind.WITHDRAW_RELEASE), "review", is_grave=True),
    Deed("access", Act.RESTRICT, joining.AccessForm, _restrict),
)
DEEDS = {deed.name: deed for deed in _DEEDS}

_TITLES: dict[str, Callable[[], str]] = {
    "grade": lambda: say("incidents.do_grade"),
    "party": lambda: say("incidents.do_party"),
    "strike": lambda: say("incidents.do_strike"),
    "answer": lambda: say("incidents.do_answer"),
    "range": lambda: say("incidents.do_range"),
    "range-back": lambda: say("incidents.do_range_back"),
    "facts": lambda: say("incidents.do_facts"),
    "role": lambda: say("incidents.do_role"),
    "take-out": lambda: say("incidents.do_take_out"),
    "credibility": lambda: say("incidents.do_credibility"),
    "same-origin": lambda: say("incidents.do_same_origin"),
    "own-origin": lambda: say("incidents.do_own_origin"),
    "merge": lambda: say("incidents.do_merge"),
    "split": lambda: say("incidents.do_split"),
    "withdraw": lambda: say("incidents.do_withdraw"),
    "review": lambda: say("incidents.do_review"),
    "release": lambda: say("incidents.do_release"),
    "hold-back": lambda: say("incidents.do_hold_back"),
    "access": lambda: say("incidents.do_access"),
}
_ABOUT: dict[str, Callable[[], str]] = {
    "grade": lambda: say("incidents.grade_about"),
    "party": lambda: say("incidents.party_about"),
    "strike": lambda: say("incidents.strike_about"),
    "answer": lambda: say("incidents.answer_about"),
    "range": lambda: say("incidents.range_about"),
    "range-back": lambda: say("incidents.range_back_about"),
    "facts": lambda: say("incidents.facts_about"),
    "role": lambda: say("incidents.role_about"),
    "take-out": lambda: say("incidents.take_out_about"),
    "credibility": lambda: say("incidents.credibility_about"),
    "same-origin": lambda: say("incidents.same_origin_about"),
    "own-origin": lambda: say("incidents.own_origin_about"),
    "merge": lambda: say("incidents.merge_about"),
    "split": lambda: say("incidents.split_about"),
    "withdraw": lambda: say("incidents.withdraw_about"),
    "review": lambda: say("incidents.review_about"),
    "release": lambda: say("incidents.release_about"),
    "hold-back": lambda: say("incidents.hold_back_about"),
    "access": lambda: say("incidents.access_about"),
}
