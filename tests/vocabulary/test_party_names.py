"""A party is found by the names that reports give it, and by nothing else."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.vocabulary.folding import fold, without_articles
from recount.vocabulary.parties import (
    adjectives,
    exact_aliases,
    find_party,
    folded_members,
    folds_into,
    force_words,
    party_aliases,
)
from recount.vocabulary.reader import LANGUAGES, Language, term
from recount.vocabulary.words import Party

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "party_names.yaml").read_text(encoding="utf-8"))
COUNTRIES = ("SY", "IQ", "LB", "FR")

both_languages = pytest.mark.parametrize("language", LANGUAGES)
every_country = pytest.mark.parametrize("country", COUNTRIES)

parties = st.sampled_from(list(Party))
english_aliases = st.sampled_from(sorted(party_aliases("en")))
arabic_aliases = st.sampled_from(sorted(party_aliases("ar")))


def _written(key: str, language: Language, country: str) -> list[tuple[str, Party]]:
    """Give every name of a list as the YAML writes it, with its party."""
    return [
        (name, party)
        for party in Party
        for names in (term(party).detail(key, {}), term(party).detail(f"{key}_in", {}).get(country, {}))
        for name in names.get(language, [])
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['words']} ({case.get('country', 'SY')})" for case in CASES])
def test_a_phrase_names_its_party(case: dict[str, str]) -> None:
    """Each phrase of the table names the party that a recorder would read in it, or none."""
    party = find_party(case["words"], case.get("country", "SY"))
    assert party == case["party"]


@both_languages
@every_country
@pytest.mark.parametrize("key", ["aliases", "beside_forces", "aliases_exact"])
def test_no_name_belongs_to_two_parties(key: str, language: Language, country: str) -> None:
    """Within one country and language a name means one party, with its article or without."""
    owners = defaultdict(set)
    for name, party in _written(key, language, country):
        owners[fold(name)].add(party)
        owners[without_articles(fold(name))].add(party)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


@both_languages
@every_country
def test_an_adjective_beside_forces_never_spells_the_name_of_another_party(language: Language, country: str) -> None:
    """ "Syrian army" is the government's, and no other party is called so."""
    names = {fold(name): party for name, party in _written("aliases", language, country)}
    clashes = {
        phrase
        for adjective, party in adjectives(language, country).items()
        for word in force_words(language)
        for phrase in (f"{word} {adjective}", f"{adjective} {word}")
        if names.get(phrase, party) is not party
    }
    assert clashes == set()


@both_languages
def test_no_name_is_listed_twice_for_a_party(language: Language) -> None:
    """Spellings that fold to the same letters need to be written once only."""
    names = [fold(name) for name, _ in _written("aliases", language, "SY")]
    assert sorted(set(names)) == sorted(names)


@both_languages
@every_country
def test_every_alias_that_a_text_may_show_leads_to_its_party(language: Language, country: str) -> None:
    """Looking through a text and looking up a phrase give the same answer."""
    told_apart = {
        alias: (party, find_party(alias, country))
        for alias, party in party_aliases(language, country).items()
        if find_party(alias, country) is not party
    }
    assert told_apart == {}


@given(english_aliases)
def test_case_and_article_do_not_matter_in_english(alias: str) -> None:
    """Headlines shout and sentences begin with a capital."""
    expected = party_aliases("en")[alias]
    assert find_party(alias.title()) is expected
    assert find_party(f"The {alias}") is expected


@given(arabic_aliases, st.sampled_from("وبلف"))
def test_particles_do_not_hide_an_arabic_name(alias: str, particle: str) -> None:
    """Arabic writes "and", "by" and "for" together with the name."""
    assert find_party(particle + alias) is party_aliases("ar")[alias]


@given(st.text(max_size=40))
def test_any_words_at_all_can_be_asked_about(text: str) -> None:
    """A phrase is a party's or nobody's, and never an error."""
    assert find_party(text) in {*Party, None}


def test_exact_names_need_their_very_letters() -> None:
    """IS is ISIS; "is" is a verb."""
    assert all(name not in party_aliases("en") for name in map(fold, exact_aliases()))
    assert all(find_party(name) is party for name, party in exact_aliases().items())
    assert all(find_party(name.lower()) is None for name in exact_aliases() if len(name) == 2)


@given(parties)
def test_folding_ends_at_a_party_that_folds_no_further(party: Party) -> None:
    """Whoever is counted with others is counted with one widest party, in one step or several."""
    assert folds_into(folds_into(party)) is folds_into(party)


@given(parties)
def test_a_party_is_a_member_of_the_one_that_it_folds_into(party: Party) -> None:
    """Folding up and listing the members agree."""
    assert party in folded_members(folds_into(party))


@given(parties, parties)
def test_members_of_a_widest_party_belong_to_it_alone(one: Party, other: Party) -> None:
    """No party is counted with two widest parties, so that totals count nobody twice."""
    tops = folds_into(one), folds_into(other)
    assert tops[0] is tops[1] or folded_members(tops[0]).isdisjoint(folded_members(tops[1]))


def test_monitors_count_these_parties_apart() -> None:
    """Nusra, Hezbollah, Iran and Turkey stand for themselves."""
    apart = (Party.NUSRA, Party.HEZBOLLAH, Party.IRAN, Party.IRAN_BACKED, Party.TURKEY, Party.SYRIA_GOV, Party.ISIS)
    assert all(folds_into(party) is party for party in apart)


def test_members_of_the_coalition_are_counted_with_it() -> None:
    """A strike that France declared is a strike of the coalition."""
    assert folds_into(Party.FRANCE) is Party.US_COALITION
    assert {Party.UNITED_STATES, Party.UNITED_KINGDOM} < folded_members(Party.US_COALITION)
    assert folded_members(Party.OPPOSITION) > {Party.FSA, Party.ISLAMIC_FRONT}
