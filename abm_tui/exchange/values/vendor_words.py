"""What CRMs call how a call went, what a member of a campaign did, whether something is over. Tables only, folded."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(text.split())


def _all(ours: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), ours)


# What CRMs call activities, beside our own words for them.
ACTIVITIES: dict[str, str] = {
    **_all("email_sent", "email outgoingemail"),
    **_all("call", "phonecall phone telephone telefonanruf anruf telefonat telefon appel llamada"),
    **_all("reply", "incomingemail emailreply replied"),
    **_all("meeting", "appointment event lunch demo visit termin besprechung treffen besuch rendezvous reunion"),
    **_all("email_open", "open opened emailopened"),
    **_all("form", "formsubmission"),
    **_all("web_visit", "pageview emailclicked"),
    **_all("note", "notiz"),
    **_all("task", "task todo aufgabe tarea tache tarefa attivita taak"),
}
TASK = "task"  # no type of ours: what is still to be done, or was

# How a call went. The long ones are what HubSpot's own exports by key write for its outcomes.
OUTCOMES: dict[str, str] = {
    **_all("answered", "connected reached spoke spokewith spoketo talked interested notinterested erreicht"),
    **_all("answered", "requestedmoreinfo requestedmoreinformation requestedcallback"),
    **_all("meeting_booked", "meetingset"),
    **_all("held", "meetingheld"),
    **_all("moved", "rescheduled postponed verschoben"),
    **_all("answered", "f240bbac87c94f6ebf70924b57d47db7"),
    **_all(
        "no_answer", "busy noresponse noresponsebusy unanswered notanswered notreached notconnected missed nopickup"
    ),
    **_all("no_answer", "wrongnumber invalidnumber badnumber leftlivemessage leftmessage gatekeeper nichterreicht"),
    **_all("no_answer", "73a0d17f11634015bdd5ec830791da20 9d9162e76cf34944bf634dff82258764"),
    **_all("no_answer", "a4c4c377d2464b32a13b75a56a4cd0ff 17b47fee58de441ea44cc6300d46f273"),
    **_all("answered", "yes"),
    **_all("no_answer", "no"),
    **_all("voicemail", "leftvoicemail leftvoicemessage leftvm vm mailbox b2cf5968551e4856978352b3da59a7d0"),
}

# What the status of a campaign's member says: one of fields.MARKS, "nothing" where nothing happened yet.
RESPONSES: dict[str, str] = {
    **_all("sent", "sent mailed emailed emailsent invited invitationsent inviteemailsent targeted contacted received"),
    **_all("delivered", "delivered"),
    **_all("opened", "opened emailopened"),
    **_all("clicked", "clicked clickedlink emailclicked"),
    **_all("replied", "replied"),
    **_all("bounced", "bounced hardbounced hardbounce emailbounced undeliverable"),
    **_all("unsubscribed", "unsubscribed optedout optout"),
    **_all("registered", "registered rsvp rsvpyes rsvpd signedup accepted confirmed"),
    **_all("attended", "attended attendedlive participated visitedbooth walkin checkedin"),
    **_all("responded", "responded downloaded filledoutform formsubmitted submittedform filledform"),
    **_all("nothing", "planned queued notsent noshow noshows absent declined notattended didnotattend waitlisted none"),
    **_all("nothing", "canceled cancelled nothing"),
}

# HubSpot's buying roles, by name and by key. Its "Other" may be anything.
BUYING_ROLES: dict[str, str] = {
    "budgetholder": "EB",
    "decisionmaker": "AP",
    "influencer": "IN",
    "enduser": "EU",
    "blocker": "GK",
    "champion": "CH",
    **_all("LP", "legalcompliance legalandcompliance"),
}

# What Dynamics and spreadsheets call currencies, in their languages → ISO 4217.
CURRENCY_NAMES: dict[str, str] = {
    **_all("EUR", "euro euros"),
    **_all("USD", "usdollar usdollars dollarus unitedstatesdollar americandollar dollaramericain dolarestadounidense"),
    **_all("GBP", "poundsterling britishpound britishpounds britishpoundsterling ukpound sterling pfundsterling"),
    **_all("GBP", "livresterling libraesterlina"),
    **_all("CHF", "swissfranc swissfrancs schweizerfranken franken francsuisse francosuizo"),
    **_all("JPY", "yen japaneseyen japanischeryen yenjaponais"),
    **_all("CNY", "chineseyuan yuan renminbi chineseyuanrenminbi yuanrenminbi"),
    **_all("CAD", "canadiandollar kanadischerdollar dollarcanadien"),
    **_all("AUD", "australiandollar australischerdollar dollaraustralien"),
    **_all("NZD", "newzealanddollar"),
    **_all("SGD", "singaporedollar"),
    **_all("HKD", "hongkongdollar"),
    **_all("SEK", "swedishkrona schwedischekrone svenskkrona"),
    **_all("NOK", "norwegiankrone norwegischekrone norskkrone"),
    **_all("DKK", "danishkrone danischekrone danskkrone"),
    **_all("PLN", "zloty polishzloty polskizloty polnischerzloty złoty polskizłoty"),
    **_all("CZK", "czechkoruna ceskakoruna tschechischekrone"),
    **_all("HUF", "forint hungarianforint"),
    **_all("TRY", "turkishlira turklirasi"),
    **_all("INR", "indianrupee indianrupees"),
    **_all("BRL", "brazilianreal realbrasileiro reaisbrasileiros"),
    **_all("MXN", "mexicanpeso pesomexicano"),
    **_all("ZAR", "southafricanrand rand"),
    **_all("KRW", "southkoreanwon koreanwon"),
    **_all("ILS", "israelinewshekel newshekel israelinewsheqel"),
    **_all("AED", "uaedirham unitedarabemiratesdirham"),
    **_all("SAR", "saudiriyal"),
}

DIRECTIONS: dict[str, str] = {
    **_all("out", "out outgoing outbound email sent dialed dialled outboundcall outgoingemail"),
    **_all("in", "in incoming inbound incomingemail received inboundcall reply"),
}

# Of a task, a call, a meeting: it took place. What is neither is still to be done.
DONE = words(
    "completed complete done closed finished 1 yes true erledigt abgeschlossen sent held attended attendeddialled "
    "attendeddialed made received logged missed unattended unattendeddialled unattendeddialed"
)
# It will not take place any more, or nobody came.
OFF = words(
    "canceled cancelled deferred noshow noshows rescheduled failed bounced draft abgesagt abgebrochen verschoben"
)
NO_SHOW = words("noshow noshows")
MISSED = words("missed unattended unattendeddialled unattendeddialed")

# An order that brings nothing.
CANCELLED = words("cancelled canceled returned refunded void voided rejected failed storniert retoure")

# Kinds of campaigns whose first words to somebody are no e-mail: part of the folded word → what they got from us.
CHANNELS: dict[str, str] = {
    **_all("event_invite", "event webinar conference tradeshow seminar workshop roundtable dinner meetup messe"),
    **_all("direct_mail", "directmail postal mailing letter"),
    **_all("ad", "advert socialmedia socialads paid banner display retarget"),
}
