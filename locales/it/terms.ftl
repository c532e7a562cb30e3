### Product names, and labels as they stand on screens. A renamed product is one line here.
### Labels are written as the vendor's screens in this language show them. Where Microsoft's
### Italian screens and pages differ, the English label follows in parentheses.

## Products

-advanced-protection = Programma di protezione avanzata
-entra = Microsoft Entra
-exchange = Exchange
-exchange-online = Exchange Online
-gmail = Gmail
-google-workspace = Google Workspace
-graph = Microsoft Graph
-hubspot = HubSpot
-hubspot-sales = HubSpot Sales
-imap = IMAP
-microsoft-365 = Microsoft 365
-office-365 = Office 365
-outlook-com = Outlook.com

## Roles in Microsoft Entra

-role-cloud-application-administrator = Amministratore applicazione cloud (Cloud Application Administrator)
-role-global-administrator = Amministratore globale

## Microsoft Entra admin center

-label-accept = Accetta
-label-activity = Attività
-label-add-user-group = Aggiungi utente/gruppo
-label-admin-consent-requests = Richieste di consenso amministratore
-label-admin-consent-settings = Impostazioni di consenso amministratore
-label-assignment-required = Assegnazione obbligatoria? (Assignment required?)
-label-classification-low = Bassa (Low)
-label-consent-and-permissions = Consenso e autorizzazioni
-label-enterprise-apps = Entra ID › Applicazioni aziendali
-label-all-applications = Tutte le applicazioni
-label-grant-admin-consent = Concedi consenso amministratore per …
-label-manage = Gestisci
-label-monitoring = Entra ID › Monitoraggio e integrità
-label-no = No
-label-overview = Entra ID › Panoramica
-label-permission-classifications = Classificazioni autorizzazioni (Permission classifications)
-label-permissions = Autorizzazioni
-label-properties = Proprietà
-label-request-approval = Richiedi approvazione
-label-security = Sicurezza
-label-sign-in-logs = Log di accesso
-label-tenant-id = ID tenant
-label-user-consent-settings = Impostazioni di consenso utente
-label-users-and-groups = Utenti e gruppi
-label-users-can-request = Gli utenti possono richiedere il consenso amministratore per le app a cui non possono dare il consenso (Users can request admin consent to apps they are unable to consent to)
-label-verified-publishers = Consenti il consenso utente per le app di editori verificati, per le autorizzazioni selezionate (Allow user consent for apps from verified publishers, for selected permissions)
-label-yes = Sì

## Microsoft 365 and Exchange admin centers

-label-active-users = Utenti › Utenti attivi
-label-add-migration-batch = Aggiungi batch di migrazione
-label-licenses-and-apps = Licenze e app
-label-migration = Migrazione

## Microsoft account

-label-make-primary = Imposta come primario (Make primary)
-label-work-account = Account aziendale o dell'istituto di istruzione

## Google

-label-advanced-protection-setting = Sicurezza › Autenticazione › Programma di protezione avanzata
-label-configure-new-app = Configura nuova app
-label-error-details = dettagli dell'errore
-label-manage-app-access = Sicurezza › Accesso e controllo dei dati › Controlli API › Gestisci l'accesso delle app di terze parti
-label-trusted = Attendibile
