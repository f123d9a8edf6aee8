"""Domains, e-mail addresses and names of people."""

from __future__ import annotations

import re

from abm_tui.exchange.amounts import NOTHING
from abm_tui.exchange.problems import BadValue
from abm_tui.text import clean


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Hosts that many share: an address there says nothing about the company.
_SHARED = _words(
    """
    apps.apple.com itunes.apple.com play.google.com chrome.google.com sites.google.com docs.google.com drive.google.com
    linkedin.com lnkd.in facebook.com fb.com twitter.com x.com instagram.com youtube.com youtu.be tiktok.com xing.com
    github.com gitlab.com medium.com substack.com wikipedia.org crunchbase.com glassdoor.com bit.ly linktr.ee t.co
    notion.site wixsite.com wordpress.com blogspot.com weebly.com squarespace.com myshopify.com tumblr.com
    gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com msn.com
    yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com gmx.at
    web.de t-online.de freenet.de proton.me protonmail.com mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com
    sina.com naver.com orange.fr wanadoo.fr free.fr laposte.net libero.it zoho.com fastmail.com hey.com
    """
)
# Under these every customer has a name of their own, so only the bare host is shared.
_HOSTERS = (
    "wixsite.com",
    "wordpress.com",
    "blogspot.com",
    "weebly.com",
    "squarespace.com",
    "myshopify.com",
    "tumblr.com",
)
_LABEL = re.compile(r"(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?")
_EMAIL = re.compile(r"[^\s@,;<>()\"]+@[^\s@,;<>()\"]+\.[^\s@,;<>()\".]{2,}")
_BLANKS = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u3000]+")
_TITLES = _words("mr mrs ms miss dr prof herr frau sir dame mme m")
_PARTICLES = _words("van von de der den del della di da dos du la le ten ter zu zum zur bin al el")


def is_shared(domain: str) -> bool:
    """Whether a host is no company's own: an app store, a network, a mail provider."""
    return any(domain == host or (domain.endswith("." + host) and host not in _HOSTERS) for host in _SHARED)


def read_domain(text: str) -> str | None:
    """The domain in a URL, an e-mail address or a plain host, in lower case without `www.`.

    None for nothing and for a host that many share. Raises BadValue for what holds no domain.
    """
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
            raise BadValue(f'"{clean(text)[:40]}" is no domain') from None
    labels = host.split(".")
    if len(labels) < 2 or len(host) > 200 or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        raise BadValue(f'"{clean(text)[:40]}" is no domain')
    return None if is_shared(host) else host


def read_email(text: str) -> str | None:
    """The first address in the cell, without blanks; None for nothing. Raises BadValue where there is none."""
    plain = clean(text)
    if plain.casefold() in NOTHING:
        return None
    if plain.count("@") == 1 and "<" not in plain:
        plain = _BLANKS.sub("", plain).removeprefix("mailto:")
    found = _EMAIL.search(plain)
    if found is None or len(found.group()) > 200:
        raise BadValue(f'"{plain[:40]}" is no e-mail address')
    return found.group().strip(".'")


def split_name(text: str) -> tuple[str, str]:
    """First and last name in one cell: `Dana Ruiz`, `Ruiz, Dana`, `Dr. Ana van der Berg`; one word is a last name."""
    name = clean(text)
    if "," in name:
        last, _, first = name.partition(",")
        if first.strip() and last.strip():
            return first.strip(), last.strip()
        name = name.replace(",", " ")
    words = name.split()
    while len(words) > 1 and words[0].strip(".").casefold() in _TITLES:
        words.pop(0)
    if len(words) < 2:
        return "", " ".join(words)
    at = next((i for i, word in enumerate(words[1:-1], start=1) if word.casefold() in _PARTICLES), len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])
