"""Headers in the user's language: what German, Spanish, French, Portuguese, Italian and Dutch files call a column.

Tables only. A header is put into English first; every other table, of vendors and of kinds, is in English.
"""

from __future__ import annotations

# English header → what it is called elsewhere, separated by |; compared folded (fields.fold).
IN_ENGLISH: dict[str, str] = {
    "Record ID": (
        "ID de registro | ID del registro | Datensatz-ID | Datensatznummer | ID de l'enregistrement "
        "| ID d'enregistrement | ID de fiche d'informations | ID do registro | ID do registo | ID record "
        "| ID del record | Record-ID"
    ),
    "Company name": (
        "Nombre de la empresa | Nombre de empresa | Nombre de la compañía | Unternehmensname | Name des Unternehmens "
        "| Firmenname | Name der Firma | Nom de l'entreprise | Nom de la société | Nom société | Raison sociale "
        "| Nome da empresa | Nome empresa | Razão social | Nome dell'azienda | Nome azienda | Ragione sociale "
        "| Bedrijfsnaam | Naam bedrijf"
    ),
    "Company": (
        "Empresa | Compañía | Unternehmen | Entreprise | Société | Azienda | Bedrijf | Kunde | Kundenname | Cliente "
        "| Client | Klant | Organisatie | Organización | Organização | Organizzazione"
    ),
    "Account Name": (
        "Accountname | Nombre de la cuenta | Nombre de cuenta | Nom du compte | Nome da conta | Nome account "
        "| Nome dell'account | Accountnaam"
    ),
    "Company Domain Name": (
        "Nombre de dominio de la empresa | Nombre del dominio de la empresa | Domain-Name des Unternehmens "
        "| Unternehmensdomain | Domain des Unternehmens | Nom de domaine de l'entreprise | Nome de domínio da empresa "
        "| Nome di dominio dell'azienda | Nome dominio azienda | Domeinnaam van bedrijf | Domeinnaam bedrijf"
    ),
    "Website": (
        "Sitio web | Página web | Webseite | Internetseite | Internetadresse | Homepage | Site web | Site internet "
        "| Sítio web | Sito web | Sito internet"
    ),
    "Website URL": "URL del sitio web | Website-URL | URL du site web | URL do site | URL del sito web",
    "Industry": (
        "Sector industrial | Industria | Branche | Wirtschaftszweig | Secteur | Secteur d'activité | Setor | Indústria "
        "| Ramo | Settore | Settore industriale | Bedrijfstak | Industrie"
    ),
    "Number of Employees": (
        "Número de empleados | Cantidad de empleados | Empleados | Anzahl der Mitarbeiter | Anzahl Mitarbeiter "
        "| Mitarbeiterzahl | Mitarbeiter | Mitarbeiteranzahl | Beschäftigte | Nombre d'employés | Nombre de salariés "
        "| Effectif | Effectifs | Employés | Número de funcionários | Funcionários | Número de colaboradores "
        "| Numero di dipendenti | Numero dipendenti | Dipendenti | Aantal werknemers | Aantal medewerkers | Medewerkers"
    ),
    "Annual Revenue": (
        "Ingresos anuales | Facturación anual | Facturación | Jahresumsatz | Umsatz | Jahreserlös | Revenu annuel "
        "| Chiffre d'affaires | Chiffre d'affaires annuel | CA annuel | Receita anual | Faturamento "
        "| Faturamento anual | Volume de negócios | Fatturato | Fatturato annuo | Ricavi annuali | Jaaromzet | Omzet"
    ),
    "Country/Region": "País/región | Land/Region | Pays/région | País/região | Paese/regione | Land/regio",
    "Country": "País | Pays | Paese | Nazione | Staat/Land",
    "City": "Ciudad | Población | Ort | Wohnort | Ville | Cidade | Città | Plaats | Stad | Woonplaats",
    "Company owner": (
        "Propietario de la empresa | Unternehmensinhaber | Für Unternehmen zuständiger Mitarbeiter "
        "| Zuständiger Mitarbeiter für Unternehmen | Propriétaire de l'entreprise | Proprietário da empresa "
        "| Proprietario dell'azienda | Proprietario azienda | Eigenaar van bedrijf"
    ),
    "Contact owner": (
        "Propietario del contacto | Für Kontakt zuständiger Mitarbeiter | Zuständiger Mitarbeiter für Kontakt "
        "| Kontaktinhaber | Propriétaire du contact | Proprietário do contato | Proprietario del contatto "
        "| Proprietario contatto | Eigenaar van contact"
    ),
    "Deal owner": (
        "Propietario del negocio | Für Deal zuständiger Mitarbeiter | Propriétaire de la transaction "
        "| Proprietário do negócio | Proprietario della trattativa"
    ),
    "Account Owner": (
        "Propietario de la cuenta | Accountinhaber | Account-Inhaber | Kundenbetreuer | Propriétaire du compte "
        "| Proprietário da conta | Titolare account | Proprietario account | Accounteigenaar"
    ),
    "Owner": (
        "Propietario | Responsable | Inhaber | Besitzer | Zuständig | Betreuer | Propriétaire | Proprietário "
        "| Responsável | Proprietario | Responsabile | Eigenaar | Accountmanager"
    ),
    "Lifecycle Stage": (
        "Etapa del ciclo de vida | Lifecycle-Phase | Lebenszyklusphase | Phase du cycle de vie | Étape du cycle de vie "
        "| Estágio do ciclo de vida | Etapa do ciclo de vida | Fase del ciclo di vita | Levenscyclusfase"
    ),
    "Create Date": "Fecha de creación | Erstellungsdatum | Erstelldatum | Erstellt am | Angelegt am | Date de création "
    "| Data de criação | Data di creazione | Data creazione | Aanmaakdatum",
    "First Name": "Nombre de pila | Vorname | Prénom | Primeiro nome | Nome próprio | Voornaam",
    "Last Name": (
        "Apellidos | Apellido | Nachname | Familienname | Zuname | Nom de famille | Sobrenome | Apelido | Último nome "
        "| Cognome | Achternaam"
    ),
    "Full Name": (
        "Nombre completo | Vollständiger Name | Vor- und Nachname | Nom complet | Nome completo | Volledige naam"
    ),
    "Contact Person": (
        "Ansprechpartner | Ansprechpartnerin | Kontaktperson | Interlocuteur | Personne de contact "
        "| Persona de contacto | Pessoa de contato | Pessoa de contacto | Persona di contatto | Referente "
        "| Contactpersoon"
    ),
    "Contact": "Kontakt | Contacto | Contato | Contatto",
    "Name": "Nombre | Nom | Nome | Naam",
    "Job Title": (
        "Cargo | Puesto | Puesto de trabajo | Jobtitel | Berufsbezeichnung | Stellenbezeichnung | Funktion "
        "| Intitulé du poste | Poste | Fonction | Título do cargo | Qualifica | Ruolo professionale | Posizione "
        "| Functie | Functietitel"
    ),
    "Department": "Departamento | Abteilung | Département | Dipartimento | Reparto | Afdeling",
    "Email": (
        "Correo | Correo electrónico | Dirección de correo electrónico | E-Mail-Adresse | Mailadresse | E-mail "
        "| Adresse e-mail | Adresse électronique | Courriel | Endereço de e-mail | Indirizzo e-mail | Indirizzo email "
        "| E-mailadres"
    ),
    "Phone Number": (
        "Número de teléfono | Teléfono | Telefonnummer | Telefon | Numéro de téléphone | Téléphone "
        "| Número de telefone | Telefone | Numero di telefono | Telefono | Telefoonnummer | Telefoon"
    ),
    "Mobile Phone Number": (
        "Móvil | Teléfono móvil | Handy | Mobiltelefon | Mobilnummer | Téléphone portable | Celular "
        "| Telemóvel | Cellulare | Mobiel"
    ),
    "Associated Company": (
        "Empresa asociada | Zugeordnetes Unternehmen | Zugehöriges Unternehmen | Entreprise associée "
        "| Empresa associada | Azienda associata | Gekoppeld bedrijf"
    ),
    "Buying Role": "Rol de compra | Kaufrolle | Rôle d'achat | Função de compra | Ruolo d'acquisto",
    "Deal Name": (
        "Nombre del negocio | Nombre del trato | Deal-Name | Nom de la transaction | Nome do negócio "
        "| Nome della trattativa | Nome trattativa | Dealnaam"
    ),
    "Opportunity Name": (
        "Nombre de la oportunidad | Opportunity-Name | Name der Verkaufschance | Nom de l'opportunité "
        "| Nome da oportunidade | Nome opportunità | Nome dell'opportunità | Opportuniteitsnaam"
    ),
    "Deal Stage": (
        "Etapa del negocio | Etapa del trato | Deal-Phase | Phase de la transaction | Étape de la transaction "
        "| Etapa do negócio | Fase della trattativa | Fase trattativa | Dealfase"
    ),
    "Stage": "Etapa | Phase | Verkaufsphase | Étape | Fase | Estágio",
    "Amount": ("Importe | Monto | Betrag | Auftragswert | Montant | Valor | Montante | Importo | Ammontare | Bedrag"),
    "Currency": "Moneda | Divisa | Währung | Devise | Moeda | Valuta",
    "Close Date": (
        "Fecha de cierre | Abschlussdatum | Schlusstermin | Date de fermeture | Date de clôture "
        "| Data de fechamento | Data de encerramento | Data di chiusura | Data chiusura | Sluitingsdatum | Afsluitdatum"
    ),
    "Activity Type": "Tipo de actividad | Aktivitätstyp | Type d'activité | Tipo de atividade | Tipo di attività",
    "Activity Date": (
        "Fecha de la actividad | Fecha de actividad | Aktivitätsdatum | Date d'activité | Date de l'activité "
        "| Data da atividade | Data attività"
    ),
    "Subject": "Asunto | Betreff | Objet | Sujet | Assunto | Oggetto | Onderwerp",
    "Date": "Fecha | Datum",
    "Notes": "Notas | Notizen | Bemerkung | Bemerkungen | Remarques | Observações | Notitie | Notities | Opmerkingen",
    "Tags": "Etiquetas | Schlagworte | Schlagwörter | Étiquettes | Etichette",
    "Domain": "Dominio | Domínio",
    "Billing Country": "Pays de facturation | País de facturación",
    "Billing City": "Ville de facturation | Ciudad de facturación",
    "Expected Close Date": (
        "Voraussichtliches Abschlussdatum | Geplantes Abschlussdatum | Date de clôture prévue "
        "| Fecha de cierre prevista | Data de fechamento esperada"
    ),
    "(Do Not Modify) Account": "(Nicht ändern) Firma",
    "(Do Not Modify) Contact": "(Nicht ändern) Kontakt",
    "(Do Not Modify) Opportunity": "(Nicht ändern) Verkaufschance",
    "(Do Not Modify) Activity": "(Nicht ändern) Aktivität",
    "(Do Not Modify) Phone Call": "(Nicht ändern) Telefonanruf",
    "(Do Not Modify) Appointment": "(Nicht ändern) Termin",
    "(Do Not Modify) Email": "(Nicht ändern) E-Mail",
    "(Do Not Modify) Task": "(Nicht ändern) Aufgabe",
    "(Do Not Modify) Row Checksum": "(Nicht ändern) Zeilenprüfsumme | (Nicht ändern) Prüfsumme der Zeile",
    "(Do Not Modify) Modified On": "(Nicht ändern) Geändert am",
    "Topic": "Thema",
    "Potential Customer": "Potenzieller Kunde",
    "Est. close date": "Gesch. Abschlussdatum",
    "Est. revenue": "Gesch. Umsatz",
    "Activity Status": "Aktivitätsstatus",
    "Regarding": "Bezug",
    "Start Date": "Startdatum",
    "Due Date": "Fälligkeitsdatum",
    "Actual End": "Tatsächliches Ende",
    "Territory": "Territorio | Gebiet | Vertriebsgebiet | Territoire | Território | Regio",
}

# A file that has a column for the family name means the given one by these.
GIVEN_NAME = "Nombre | Nome | Voornamen"
# … and one that has a column for the given name means the family one by this.
FAMILY_NAME = "Nom"
