"""What real exports call their columns, vendor by vendor and language by language: header → our field."""

from __future__ import annotations

import pytest

from abm_tui.exchange.headers import find_kind, find_vendor, map_headers

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
}  # fmt: skip


@pytest.mark.parametrize(("vendor", "kind", "columns"), FILES.values(), ids=FILES)
def test_real_headers_become_our_fields(vendor: str, kind: str, columns: str) -> None:
    said = [column.rpartition("=") for column in columns.split("|")]
    headers = [header for header, _, _ in said]
    assert (find_vendor(headers), find_kind(headers)) == (vendor, kind)
    found = {column.header: column.field or "-" for column in map_headers(headers, kind, vendor).columns}
    assert found == {header: field for header, _, field in said}


def test_a_title_is_a_job_unless_the_job_stands_beside_it() -> None:
    for headers in ("Last Name|Title|Email", "Last Name|Title|Company"):
        assert map_headers(headers.split("|"), "contacts", "").of("title")[0].header == "Title"
    beside = map_headers(["Last Name", "Title", "Job Title"], "contacts", "")
    assert [column.header for column in beside.of("title")] == ["Job Title"]
    said = map_headers(["Last Name", "Title", "Job Title"], "contacts", "salesforce")
    assert said.of("title")[0].header == "Title"
