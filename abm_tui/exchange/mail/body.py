"""The new words of a mail: without what it quotes, and without the signature.

mail-parser-reply says where quotes and signatures begin, in thirteen languages. It takes any line that begins like a
closing ("Thanks, that works for us") for one, and two words with colons for a head; what it says is only believed where
the lines look so. Better a signature too many than a sentence of theirs lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "sv", "da", "cs", "ja", "zh", "ko"]
_MOST_LINES = 2_000  # looked through for a quote: new words stand above it
_LONGEST = 300  # characters of a line that are looked at; no head or closing is longer
_HEAD_KEYS = re.compile(
    r"^[*\s>]*(?:from|sent|to|cc|subject|date|von|gesendet|an|betreff|datum|de|envoyé|à|objet|para|enviado|asunto|fecha|da"
    r"|inviato|oggetto|van|verzonden|aan|onderwerp|fra|från|sendt|skickat|til|till|emne|ämne)[ \u00a0]*:\*?\s*\S",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"^[>\s]*(?:-{2,}\s*(?:forwarded|original|weitergeleitete|ursprüngliche|message|mensaje|messaggio|doorgestuurd"
    r"|oorspronkelijk|vidarebefordrat|videresendt)\b.{0,40}-{2,}|begin forwarded message:"
    r"|anfang der weitergeleiteten (?:e-mail|nachricht):|_{20,})\s*$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(r"(?:wrote|schrieb|écrit|escribió|scritto|schreef|skrev|napsal\(a\)|写道)\b.*[:：]\s*$")
# What the library's lists of closings lack.
_CLOSING = re.compile(
    r"(?:(?:mit\s+)?(?:freundliche[nrm]?|herzliche[nrm]?|beste[nrm]?|schöne[nrm]?|viele[n]?|liebe[nrm]?)\s+gr(?:ü|ue)(?:ß|ss)en?"
    r"|mit\s+freundlichem\s+gru(?:ß|ss)|gr(?:ü|ue)(?:ß|ss)e?|gru(?:ß|ss)|mfg|lg|vg"
    r"|(?:best|kind|warm|warmest)\s+(?:regards|wishes)|regards|best|cheers|sincerely|yours(?:\s+\w+)?|many\s+thanks"
    r"|thanks|thank\s+you|br|cordialement|bien\s+à\s+vous|saludos|un\s+saludo|cordiali\s+saluti|met\s+vriendelijke\s+groet(?:en)?"
    r"|med\s+(?:vänlig|venlig)\s+(?:hälsning|hilsen)|vänliga\s+hälsningar|mvh)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(?:sent from (?:my|mail for|outlook)|get outlook for|von meinem .{2,30} gesendet"
    r"|gesendet von (?:meinem|mail|outlook)"
    r"|envoyé de mon|enviado desde mi|inviato da(?:l mio)? |verzonden vanaf mijn|skickat från min|sendt fra min)",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"p\.?\s?s\.?\s?[:.]?\s|nb:\s", re.IGNORECASE)
_JOINING = frozenset({"/", "|", "and", "und", "aus", "from", "-", "–"})


@dataclass(frozen=True)
class Body:
    """The new words, and the text from the head of what is quoted or forwarded on, "" where nothing is."""

    words: str
    below: str


def split_body(text: str) -> Body:
    """Cut the text of a mail, lines ending in \\n, where the old begins. Never raises, never alters a line."""
    lines = text.split("\n")
    at = _old_begins(lines)
    old = lines[at:]
    new = [line for line in lines[:at] if not line.lstrip().startswith(">")]
    words = _without_signature(new)
    if any(_ATTRIBUTION.search(line) for line in old[:3]):
        words += _written_below(old)
    return Body(_tidy(words), "\n".join(old).strip("\n"))


def _old_begins(lines: list[str]) -> int:
    """The number of the line with which a quote's head begins; how many lines there are where none does."""
    from mailparser_reply.parser import EmailMessage

    first = next((n for n, line in enumerate(lines[:_MOST_LINES]) if _FORWARD.match(line)), len(lines))
    # The library drops lines of underscores, and ends of lines; both would shift what it counts.
    shown = ["" if set(line.strip()) <= {"_", "-"} else line[:_LONGEST].strip() for line in lines[:_MOST_LINES]]
    begin = next((n for n, line in enumerate(shown) if line), 0)
    mail = EmailMessage("\n".join(shown[begin:]), list(_LANGUAGES), keep_hyphen_lists=True).read()
    at = begin
    for reply in mail.replies:
        head = reply.headers or ""
        if head:
            while at < len(shown) and shown[at] != head.split("\n", 1)[0].strip():
                at += 1
            if at >= len(shown):
                break
            if _is_head(shown[at : at + 8]) and not shown[at].startswith(">"):
                first = min(first, at)
                break
            at += 1
    found = next((n for n in range(min(first, len(shown))) if _begins_old(shown, n)), first)
    while found and found < len(lines) and set(lines[found - 1].strip()) <= {"_", "-"} and lines[found - 1].strip():
        found -= 1
    return min(found, first)


def _begins_old(lines: list[str], n: int) -> bool:
    if _is_head_block(lines[n : n + 8]):
        return True
    below = next((line for line in lines[n + 1 : n + 3] if line), "")
    return below.startswith(">") and not lines[n].startswith(">") and _ATTRIBUTION.search(lines[n]) is not None


def _is_head(lines: list[str]) -> bool:
    """Whether these first lines of what is old introduce it: "On … wrote:", or a block of keys."""
    return (
        _ATTRIBUTION.search(" ".join(lines[:3])[:600]) is not None
        or any(_ATTRIBUTION.search(line) for line in lines[:3])
        or _is_head_block(lines)
    )


def _is_head_block(lines: list[str]) -> bool:
    """From, Sent, To, Subject one below the other, with an address or a day among them."""
    keys = 0
    for line in lines:
        if not _HEAD_KEYS.match(line):
            break
        keys += 1
    values = " ".join(lines[:keys])
    return keys > 1 and (keys > 2 or "@" in values) and ("@" in values or any(c.isdigit() for c in values))


def _without_signature(lines: list[str]) -> list[str]:
    for n, line in enumerate(lines):
        plain = line.strip()
        if plain in ("--", "—", "__"):
            return lines[:n] + _postscript(lines[n:])
        if _SENT_FROM.match(plain) and len(plain) < 80:
            return lines[:n] + _postscript(lines[n + 1 :])
        if n and _closes(plain, lines[n + 1 :]):
            return lines[:n] + _postscript(lines[n + 1 :])
    return lines


def _closes(line: str, below: list[str]) -> bool:
    """Whether a line is a closing and no sentence, and what stands below it looks like who signs."""
    found = _CLOSING.match(line)
    if found is None or len(line) > 80:
        return False
    rest = found["rest"].strip(" ,.!;")
    words = rest.split()
    joined = _CLOSING.match(rest.lstrip("/| ")) is not None  # "Mit freundlichen Grüßen / Best regards"
    named = bool(words) and len(words) <= 4 and rest[-1:] not in "?:" and _is_name(words)
    if words and not joined and not named:
        return False
    first = next((one.strip() for one in below if one.strip()), "")
    return len(first.split()) <= 6 and not first.endswith(("?", ":"))


def _is_name(words: list[str]) -> bool:
    return all(word in _JOINING or word[:1].isupper() for word in words)


def _postscript(lines: list[str]) -> list[str]:
    """What is said below the signature after all."""
    at = next((n for n, line in enumerate(lines) if _POSTSCRIPT.match(line.strip())), len(lines))
    return ["", *lines[at:]] if at < len(lines) else []


def _written_below(old: list[str]) -> list[str]:
    """What is answered below or between what is quoted with >; a line that a quote was wrapped into is none."""
    if not any(line.startswith(">") for line in old):
        return []
    last = max(n for n, line in enumerate(old) if line.startswith(">"))
    first = next(n for n, line in enumerate(old) if line.startswith(">"))
    found, apart = list[str](), False
    for n, line in enumerate(old[first:], first):
        if line.startswith(">"):
            apart = False
        elif not line.strip():
            apart = True
            found.append("")
        elif apart or n == last + 1:
            apart = True
            found.append(line)
    return ["", *_without_signature(found)] if any(map(str.strip, found)) else []


def _tidy(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
