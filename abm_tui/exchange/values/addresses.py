"""Domains, e-mail addresses and names of people."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from abm_tui.exchange.values.amounts import NOTHING
from abm_tui.exchange.values.problems import BadCell
from abm_tui.text import clean

if TYPE_CHECKING:
    from nameparser import Parser
    from publicsuffixlist import PublicSuffixList


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Hosts that many share: an address there says nothing about the company.
_SHARED = _words(
    """
    apps.apple.com itunes.apple.com play.google.com chrome.google.com sites.google.com docs.google.com drive.google.com
    linkedin.com lnkd.in facebook.com fb.com twitter.com x.com instagram.com youtube.com youtu.be tiktok.com xing.com
    github.com gitlab.com medium.com substack.com wikipedia.org crunchbase.com glassdoor.com bit.ly linktr.ee t.co
    wordpress.com weebly.com squarespace.com tumblr.com
    gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com msn.com
    yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com gmx.at
    web.de t-online.de freenet.de proton.me protonmail.com mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com
    sina.com naver.com orange.fr wanadoo.fr free.fr laposte.net libero.it zoho.com fastmail.com hey.com
    """
)
# Under these every customer has a name of their own, which the list of public suffixes does not know.
_HOSTERS = _words("wordpress.com weebly.com squarespace.com tumblr.com")
_LABEL = re.compile(r"(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?")
_HAS_HOST = re.compile(r"@.+\.[^.]{2,}$")  # no top-level domain has one letter, email-validator does not mind
_BETWEEN = re.compile(r"[\s,;|<>()\"]+")
_BLANKS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u3000]+")
# Forms of address that are nobody's first name; nameparser's own list would eat Judge Reinhold and Rock Hudson.
_TITLES = _words(
    """
    mr mrs ms mx miss sir dame madam dr prof professor doctor rev hon herr herrn frau fräulein mme mlle madame
    mademoiselle monsieur señor señora señorita sr sra srta dra senhor senhora signor signora signorina sig.ra sig.na
    dott.ssa prof.ssa dipl.-ing univ.prof priv.-doz mag mgr dhr mevr mevrouw meneer hr fru frk frøken fröken
    """
)
_MORE_PARTICLES = _words("ten zum zur af")
_PRONOUNS = re.compile(r"\((she|he|they|her|him|sie|er|elle|ella|él)\b[^)]*\)", re.IGNORECASE)
_ORNAMENTS = frozenset(("So", "Sk", "Cn", "Co"))  # signs, emoji and their colours
_GENERATIONS = _words("jr sr jnr snr junior senior ii iii iv v")  # they tell a father from a son


def is_shared(domain: str) -> bool:
    """Whether a host is no company's own: an app store, a network, a mail provider, a suffix like `co.uk`."""
    if _suffixes().is_public(domain):
        return True
    return any(domain == host or (domain.endswith("." + host) and host not in _HOSTERS) for host in _SHARED)


def own_domain(host: str) -> str:
    """What somebody registered of a host: of `shop.acme.co.uk` it is `acme.co.uk`."""
    own = _suffixes().privatesuffix(host)
    return host if own is None or is_shared(own) else own


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def read_domain(text: str) -> str | None:
    """The domain in a URL, an e-mail address or a plain host, in lower case without `www.`; of several the first.

    None for nothing and for a host that many share. Raises BadCell for what holds no domain.
    """
    several = [part for part in _BETWEEN.split(clean(text)) if "." in part.strip(".")]
    if len(several) > 1:
        hosts = []
        for part in several:
            with suppress(BadCell):
                hosts.append(_host(part))
        if hosts:
            return next(filter(None, hosts), None)
    return _host(text)


def _host(text: str) -> str | None:
    plain = _BLANKS.sub("", clean(text)).casefold()
    if plain in NOTHING:
        return None
    host = re.sub(r"^[a-z][a-z0-9+.-]*:/*|^//", "", plain)
    host = re.split(r"[/?#\\]", host, maxsplit=1)[0].rpartition("@")[2]
    host = re.sub(r":\d+$", "", host).strip(".,;")
    host = re.sub(r"^www\d?\.(?=.*\.)", "", host)
    if host.startswith("xn--") or ".xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            raise BadCell(f'"{clean(text)[:40]}" is no domain') from None
    labels = host.split(".")
    if len(labels) < 2 or len(host) > 200 or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        raise BadCell(f'"{clean(text)[:40]}" is no domain')
    return None if is_shared(host) else host


@lru_cache(maxsize=1 << 14)
def read_email(text: str) -> str | None:
    """The first address in the cell, without blanks; None for nothing. Raises BadCell where there is none."""
    plain = clean(text)
    if plain.casefold() in NOTHING:
        return None
    if plain.count("@") == 1 and "<" not in plain:
        plain = _BLANKS.sub("", plain)
    pieces = _BETWEEN.split(plain.replace("mailto:", ""))
    found = next((piece.strip("'").rstrip(".") for piece in pieces if "@" in piece), "")
    if not _HAS_HOST.search(found) or len(found) > 200:
        raise BadCell(f'"{plain[:40]}" is no e-mail address')
    wrong = _wrong_in(found)
    if wrong:
        raise BadCell(f'"{plain[:40]}" is no e-mail address: {wrong}')
    return found


def _wrong_in(address: str) -> str:
    """What no mail server would take in an address, as a clause; an empty string where nothing is."""
    import email_validator

    # The CRM of a company's own network has addresses that the world cannot reach.
    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()
    try:
        email_validator.validate_email(address, check_deliverability=False)
    except email_validator.EmailNotValidError as error:
        return str(error).rstrip(".")
    return ""


def split_name(text: str) -> tuple[str, str]:
    """First and last name in one cell: `Dana Ruiz`, `Ruiz, Dana`, `Dr. Ana van der Berg`; one word is a last name.

    Titles, degrees and nicknames go; of suffixes stays what tells two people apart.
    """
    whole = clean(text)
    name = _names().parse(whole)
    suffixes = name.suffix.replace(",", " ").split()
    first = " ".join(part for part in (name.given, name.middle) if part)
    last = " ".join([name.family, *(s for s in suffixes if s.strip(".").casefold() in _GENERATIONS)]).strip()
    if not name.family and first:  # one word, or `Jack MA` with the surname taken for a degree
        first, last = (first, " ".join(suffixes)) if suffixes else ("", first)
    return (first, last) if last else ("", whole)


def part_of_name(text: str) -> str:
    """A first or last name without what people put beside it on their profiles: `Patel, MBA 🚀`, `Lee (she/her)`."""
    plain = text if text.isascii() else "".join(c for c in text if unicodedata.category(c) not in _ORNAMENTS)
    plain = _PRONOUNS.sub("", plain.replace("\u200d", "").replace("\ufe0f", "")).strip(" ,|·•")
    if "," in plain:
        last = split_name(f"Anna {plain}")[1]
        plain = last if plain.startswith(f"{last.partition(' ')[0]}") and plain.partition(",")[0] in last else plain
    return plain or text


@cache
def _names() -> Parser:
    from nameparser import Lexicon, Parser

    words = Lexicon.default()
    foreign = {title for title in words.titles if not title.isascii()}
    no_titles = words.titles - _TITLES - foreign
    lexicon = words.remove(titles=no_titles, given_name_titles=words.given_name_titles & no_titles)
    return Parser(lexicon=lexicon.add(particles=_MORE_PARTICLES))
