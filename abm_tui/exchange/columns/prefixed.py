"""Headers that say of what they are before what they say: `Person - Vorname`, as Pipedrive writes them. Tables only.

Both are put into English apart. Of a column that Pipedrive's own table has not, what stands behind is asked of any
spreadsheet's: a team's own field `Person - Position` is a title like any other.
"""

from __future__ import annotations

from abm_tui.exchange.fields import fold_header

BETWEEN = " - "
# Kind → what its columns begin with.
OF_KIND: dict[str, str] = {
    "accounts": "Organization",
    "contacts": "Person",
    "opportunities": "Deal",
    "activities": "Activity",
}
_BEGINS: dict[str, str] = {
    "Organization": "Organisation | Organização | Organización | Organizzazione | Organisatie",
    "Person": "Pessoa | Personne | Persona | Persoon",
    "Deal": "Negócio | Affaire | Trato | Negocio",
    "Activity": "Aktivität | Atividade | Activité | Actividad | Attività | Activiteit",
}
# What is called so only behind one of these: elsewhere `Titel` is a person's and `Büro` a room.
_BEHIND: dict[str, str] = {
    "Title": "Titel | Título | Titre | Titolo",
    "Value": "Wert | Valor | Valeur | Valore | Waarde | Valor do negócio",
    "Currency of Value": "Währung von Wert | Moeda de Valor | Devise de Valeur | Moneda de Valor",
    "Status": "Statut | Estado",
    "Expected close date": (
        "Voraussichtliches Abschlussdatum | Erwartetes Abschlussdatum | Data de fechamento esperada "
        "| Date de clôture prévue | Fecha de cierre prevista"
    ),
    "Deal created": "Deal erstellt | Deal erstellt am | Affaire créée | Negócio criado em | Trato creado",
    "Deal closed on": "Deal abgeschlossen am | Affaire conclue le | Negócio fechado em | Trato cerrado el",
    "Won time": "Datum des gewonnenen Deals | Date de gain | Ganho em | Data de ganho",
    "Lost time": "Datum des verlorenen Deals | Date de perte | Data de perda",
    "Probability": "Wahrscheinlichkeit | Probabilité | Probabilidade | Probabilidad | Probabilità",
    "Contact person": (
        "Kontaktperson | Personne à contacter | Pessoa de contato | Persona de contacto | Persona di contatto"
    ),
    "Labels": "Étiquettes | Étiquette | Etiquetas | Etiqueta | Etichette | Etichetta",
    "Organization": "Organisation | Organização | Organización | Organizzazione | Organisatie",
    "Organization ID": "Organisation ID | Organização (id) | Organización ID",
    "Phone": "Telefon | Telefone | Téléphone | Teléfono | Telefono | Telefoon",
    "Work": "Büro | Trabalho | Travail | Trabajo | Lavoro | Werk",
    "Home": "Privat | Residencial | Domicile | Casa",
    "Mobile": "Mobil | Celular | Móvil | Cellulare | Mobiel",
    "Other": "Sonstiger | Sonstige | Outros | Autre | Otro | Altro | Overig",
    "LinkedIn URL": "LinkedIn Profil-URL | Linkedin | LinkedIn Profile URL | LinkedIn-Profil",
    "City of Address": "Cidade/município/vila/localidade de Endereço",
    "Country of Address": "País de Endereço",
    "Type": "Typ | Tipo",
    "Due date": "Data de vencimento | Fecha de vencimiento | Date d'échéance",
    "Assigned to user": "Usuário responsável | Attribuée à | Attribué à l'utilisateur | Zugewiesen an Benutzer",
    "Marked as done time": "Marcado como feito em",
}
BEGINS = {fold_header(word): fold_header(name) for name, words in _BEGINS.items() for word in (name, *words.split("|"))}
BEHIND = {fold_header(word): fold_header(name) for name, words in _BEHIND.items() for word in (name, *words.split("|"))}
