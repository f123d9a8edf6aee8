"""What real exports call their columns, vendor by vendor and language by language: header → our field."""

from __future__ import annotations

import pytest

from abm_tui.exchange.columns.headers import find_kind, map_headers
from abm_tui.exchange.columns.map_option import read_map
from abm_tui.exchange.columns.vendor_detection import find_vendor

pytestmark = pytest.mark.quick

# Vendor, kind, and the file's headers with the field that each becomes, "-" for none.
FILES = {
    "pipedrive-persons-de": (
        "pipedrive", "contacts",
        "Person - ID=record_id|Person - Name=full_name|Person - Vorname=first_name|Person - Nachname=last_name"
        "|Person - E-Mail-Adresse - Büro=email|Person - E-Mail-Adresse - Privat=email"
        "|Person - E-Mail-Adresse - Sonstiger=email|Person - Telefon - Büro=phone|Person - Telefon - Privat=-"
        "|Person - Telefon - Mobil=phone|Person - Telefon - Sonstiger=phone|Person - Organisation=account"
        "|Person - Position=title|Person - LinkedIn Profil-URL=linkedin|Person - Geschlecht=-"
        "|Organisation - ID=account_record_id|Organisation - Adresse=-|Organisation - PLZ=-",
    ),
    "pipedrive-organisations-de": (
        "pipedrive", "accounts",
        "Organisation - Name=name|Organisation - ID=record_id|Organisation - Website=domain"
        "|Organisation - Besitzer=owner_sales|Organisation - Anzahl der Mitarbeiter=employees"
        "|Organisation - Jahresumsatz=annual_revenue|Organisation - Branche=industry|Organisation - Adresse=-",
    ),
    "pipedrive-deals-de": (
        "pipedrive", "opportunities",
        "Deal - ID=record_id|Deal - Titel=name|Deal - Organisation=account|Deal - Wert=amount"
        "|Deal - Währung von Wert=currency|Deal - Status=status|Deal - Verlustgrund=-|Deal - Besitzer=-"
        "|Deal - Deal erstellt=created_at|Deal - Datum des verlorenen Deals=closed_at|Deal - Phase=stage"
        "|Deal - Kontaktperson=-|Deal - Deal abgeschlossen am=closed_at|Deal - Label=-|Deal - Letzte Phasenänderung=-"
        "|Deal - Wahrscheinlichkeit=probability|Deal - Gewichteter Wert=-|Deal - Pipeline=-"
        "|Deal - Datum des gewonnenen Deals=closed_at|Deal - Voraussichtliches Abschlussdatum=close_date",
    ),
    "pipedrive-deals-pt": (
        "pipedrive", "opportunities",
        "Negócio - ID=record_id|Negócio - Título=name|Negócio - Valor=amount|Negócio - Moeda de Valor=currency"
        "|Negócio - Organização=account|Negócio - Etapa=stage|Negócio - Status=status|Negócio - Funil=-"
        "|Negócio - Negócio criado em=created_at|Negócio - Data de fechamento esperada=close_date"
        "|Negócio - Ganho em=closed_at|Negócio - Data de perda=closed_at|Negócio - Valor ponderado=-"
        "|Negócio - Moeda de Valor ponderado=-|Negócio - Total de atividades=-|Pessoa - Nome=-",
    ),
    "pipedrive-persons-pt": (
        "pipedrive", "contacts",
        "Pessoa - Nome=full_name|Pessoa - Etiquetas=-|Pessoa - Organização=account|Pessoa - E-mail - Trabalho=email"
        "|Pessoa - E-mail - Outros=email|Pessoa - Telefone - Trabalho=phone|Pessoa - Telefone - Celular=phone"
        "|Pessoa - Cargo=title|Pessoa - Negócios fechados=-",
    ),
    "pipedrive-organisations-pt": (
        "pipedrive", "accounts",
        "Organização - ID=record_id|Organização - Nome=name|Organização - Etiquetas=tags|Organização - Endereço=-"
        "|Organização - Setor=industry|Organização - Proprietário=owner_sales|Organização - Pessoas=-"
        "|Organização - Cidade/município/vila/localidade de Endereço=city|Organização - Estado de Endereço=-",
    ),
    "pipedrive-persons-fr": (
        "pipedrive", "contacts",
        "Personne - ID=record_id|Personne - Nom=full_name|Personne - Prénom=first_name"
        "|Personne - Nom de famille=last_name|Personne - E-mail - Travail=email|Personne - Téléphone - Mobile=phone"
        "|Personne - Organisation=account|Organisation - ID=account_record_id|Personne - Téléphone - Domicile=-",
    ),
    "pipedrive-deals-fr": (
        "pipedrive", "opportunities",
        "Affaire - ID=record_id|Affaire - Titre=name|Affaire - Valeur=amount|Affaire - Organisation=account"
        "|Affaire - Étape=stage|Affaire - Statut=status|Affaire - Affaire créée=created_at|Affaire - Date de gain="
        "closed_at|Affaire - Date de perte=closed_at|Affaire - Raison de la perte=-|Affaire - Propriétaire=-",
    ),
    "pipedrive-deals-es": (
        "pipedrive", "opportunities",
        "Trato - ID=record_id|Trato - Título=name|Trato - Valor=amount|Trato - Moneda=currency|Trato - Etapa=stage"
        "|Trato - Fecha de cierre prevista=close_date|Trato - Propietario=-",
    ),
    "pipedrive-activities": (
        "pipedrive", "activities",
        "Activity - Subject=subject|Activity - Due date=at|Activity - Due time=at_time|Activity - Type=type"
        "|Activity - Assigned to user=by|Activity - Note=notes|Activity - Done=done|Activity - Deal=-"
        "|Activity - Organization=account|Activity - Contact person=contact|Activity - Pipedrive System ID=record_id"
        "|Activity - Duration=-|Activity - Creation date=-|Deal - Title=-",
    ),
    "google-contacts": (
        "", "contacts",
        "First Name=first_name|Middle Name=-|Last Name=last_name|Name Prefix=-|File As=-|Organization Name=account"
        "|Organization Title=title|Organization Department=department|Birthday=-|Notes=-|Labels=-|E-mail 1 - Label=-"
        "|E-mail 1 - Value=email|E-mail 2 - Value=email|Phone 1 - Label=-|Phone 1 - Value=phone|Address 1 - City=-",
    ),
    "google-contacts-old": (
        "", "contacts",
        "Name=full_name|Given Name=first_name|Additional Name=-|Family Name=last_name|Birthday=-|Group Membership=-"
        "|E-mail 1 - Type=-|E-mail 1 - Value=email|Phone 1 - Type=-|Phone 1 - Value=phone|Organization 1 - Type=-"
        "|Organization 1 - Name=account|Organization 1 - Yomi Name=-|Organization 1 - Title=title"
        "|Organization 1 - Department=department",
    ),
    "outlook-contacts": (
        "", "contacts",
        "First Name=first_name|Last Name=last_name|Title=-|Suffix=-|Given Yomi=-|Surname Yomi=-|E-mail Address=email"
        "|E-mail 2 Address=email|Home Phone=-|Home Phone 2=-|Business Phone=phone|Mobile Phone=phone|Car Phone=-"
        "|Pager=-|Business Fax=-|Company Main Phone=-|Job Title=title|Department=department|Company=account",
    ),
    "outreach-prospects": (
        "", "contacts",
        "First Name=first_name|Last Name=last_name|Title=title|Company=account|Emails=email|Work Phones=phone|Tags=-",
    ),
    "home-made-deals": (
        "", "opportunities",
        "Deal title=name|Deal value=amount|Company=account|Amount Currency=currency|Expected Close Date=close_date",
    ),
    "copper-opportunities": (
        "", "opportunities",
        "Opportunity ID=record_id|Name=name|Company=account|Close Date=close_date|Monetary Unit=currency|Owned By=-"
        "|Stage=stage|Status=status|Value=amount|Converted Value=-|Win Probability=probability",
    ),
    "home-made-accounts": (
        "", "accounts",
        "Account=name|Web=domain|Tier=tier|Next step=next_step|Next step due=next_due|Last touch=-",
    ),
    "calendly-events": (
        "", "activities",
        "User Name=by|Team=-|Invitee Name=full_name|Invitee First Name=first_name|Invitee Last Name=last_name"
        "|Invitee Email=contact|Invitee Time Zone=-|Invitee accepted marketing emails=-|Text Reminder Number=-"
        "|Event Type Name=subject|Start Date & Time=at|End Date & Time=-|Location=-|Event Created Date & Time=-"
        "|Canceled=called_off|Canceled By=-|Cancellation reason=notes|Question 1=answers|Response 1=answers"
        "|UTM Campaign=campaign|UTM Source=-|Salesforce UUID=-",
    ),
    "typeform": (
        "", "activities",
        "#=-|First name=first_name|Email=contact|What are you looking for?=answers|Response Type=-"
        "|Start Date (UTC)=-|Stage Date (UTC)=-|Submit Date (UTC)=at|Network ID=-|Tags=-",
    ),
    "google-form": (
        "", "activities",
        "Timestamp=at|Email Address=contact|Your name=full_name|Company=account|How can we help?=answers",
    ),
    "brevo-contacts": (
        "brevo", "contacts",
        "CONTACT ID=record_id|EMAIL=email|LASTNAME=last_name|FIRSTNAME=first_name|WHATSAPP=phone|SMS=phone"
        "|DOUBLE_OPT-IN=-|OPT_IN=-|LANDLINE_NUMBER=phone|EXT_ID=-|CONTACT_TIMEZONE=-|JOB_TITLE=title"
        "|LINKEDIN=linkedin|ADDED_TIME=-|MODIFIED_TIME=-",
    ),
    "close-leads": (
        "close", "accounts",
        "id=record_id|display_name=name|description=notes|url=domain|status_label=-|primary_contact_name=person"
        "|primary_contact_title=-|primary_contact_primary_phone=-|primary_contact_primary_email=-|custom.Industry=-"
        "|address_1_city=city|num_calls=-",
    ),
    "salesforce-activities-report": (
        "salesforce", "activities",
        "Subject=subject|Date=at|Assigned=by|Priority=-|Status=done|Task=-|Contact=contact|Lead=contact"
        "|Company / Account=account|Opportunity=-|Call Type=direction|Call Result=outcome|Task Subtype=type"
        "|Full Comments=notes",
    ),
    "salesforce-opportunities-report": (
        "", "opportunities",
        "Opportunity Name=name|Account Name=account|Stage=stage|Fiscal Period=-|Amount Currency=currency"
        "|Amount=amount|Expected Revenue (converted) Currency=-|Probability (%)=probability|Age=-"
        "|Close Date=close_date|Created Date=created_at|Opportunity Owner=-",
    ),
    "bombora-topics": (
        "", "activities",
        "Company Name=account|Domain=account|Size=-|Industry=-|Category=-|Topic=subject|Composite Score=surge"
        "|Metro Area=-|Metro Composite Score=-|Domain Origin=-|Date Stamp=at|HVC Level1 Trend=-",
    ),
    "dynamics-activities-de": (
        "dynamics", "activities",
        "(Nicht ändern) Aktivität=record_id|(Nicht ändern) Zeilenprüfsumme=-|(Nicht ändern) Geändert am=-"
        "|Betreff=subject|Bezug=account|Aktivitätstyp=type|Aktivitätsstatus=done|Besitzer=by|Priorität=-"
        "|Startdatum=at|Fälligkeitsdatum=at|Tatsächliches Ende=at",
    ),
    "dynamics-accounts-de": (
        "dynamics", "accounts",
        "(Nicht ändern) Firma=record_id|(Nicht ändern) Zeilenprüfsumme=-|(Nicht ändern) Geändert am=-|SAP Nummer=-"
        "|Firmenname=name|Adresse 1: Postleitzahl=-|Ort=city|Land=country|Website=domain",
    ),
    "dynamics-deals-de": (
        "dynamics", "opportunities",
        "(Nicht ändern) Verkaufschance=record_id|(Nicht ändern) Geändert am=-|Thema=name|Potenzieller Kunde=account"
        "|Gesch. Abschlussdatum=close_date|Gesch. Umsatz=amount|Status=status",
    ),
    "hubspot-contacts-fr": (
        "hubspot", "contacts",
        "ID de fiche d'informations=record_id|Prénom=first_name|Nom de famille=last_name|E-mail=email"
        "|Entreprise associée=account|Propriétaire du contact=-",
    ),
    "salesforce-accounts-fr": (
        "salesforce", "accounts",
        "Nom du compte=name|Site Web=domain|Effectif=employees|Pays de facturation=country|Ville de facturation=city"
        "|Propriétaire du compte=owner_sales",
    ),
    "opportunities-de": (
        "", "opportunities",
        "Opportunity-Name=name|Accountname=account|Phase=stage|Betrag=amount|Geplantes Abschlussdatum=close_date"
        "|Erstelldatum=created_at|Wahrscheinlichkeit (%)=probability",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("vendor", "kind", "columns"), FILES.values(), ids=FILES)
def test_real_headers_become_our_fields(vendor: str, kind: str, columns: str) -> None:
    said = [column.rpartition("=") for column in columns.split("|")]
    headers = [header for header, _, _ in said]
    assert (find_vendor(headers), find_kind(headers)) == (vendor, kind)
    found = {column.header: column.field or "-" for column in map_headers(headers, kind, vendor).columns}
    assert found == {header: field for header, _, field in said}


def test_the_age_of_a_deal_is_nobodys_the_age_of_a_person_is_private() -> None:
    assert not map_headers(["Deal Name", "Age"], "opportunities", "").columns[1].private
    for kind in ("contacts", "activities"):
        assert map_headers(["Last Name", "Age"], kind, "").columns[1].private


@pytest.mark.parametrize("header", ["Due", "By when", "Deadline", "Bis wann", "Due date", "Fällig am", "Échéance"])
def test_a_day_beside_the_next_step_is_its_day(header: str) -> None:
    assert map_headers(["Company", "Next step", header], "accounts", "").columns[2].field == "next_due"
    by_hand = map_headers(["Company", "To do", header], "accounts", "", [read_map("To do=next_step")])
    assert by_hand.columns[2].field == "next_due"
    assert map_headers(["Company", "Website", header], "accounts", "").columns[2].field is None
    both = map_headers(["Company", "Next step", "Next step due", header], "accounts", "")
    assert [column.field for column in both.columns][2:] == ["next_due", None]
