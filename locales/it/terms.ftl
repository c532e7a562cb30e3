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

## Signing in to Microsoft

-label-account-enabled = Account abilitato
-label-api-permissions = Autorizzazioni API
-label-app-registrations = Entra ID › Registrazioni app
-label-billing-licenses = Fatturazione › Licenze
-label-certificates-and-secrets = Gestisci › Certificati e segreti
-label-client-app = App client
-label-conditional-access = Accesso condizionale
-label-conditional-access-policies = Entra ID › Accesso condizionale › Criteri
-label-cross-tenant-access = Entra ID › Identità esterne › Impostazioni di accesso tra tenant
-label-enabled-for-sign-in = Abilitata per l'accesso degli utenti? (Enabled for users to sign-in?)
-label-entra-users = Entra ID › Utenti
-label-exclude-resources = Risorse di destinazione › Escludi
-label-failure-reason = Motivo dell'errore (Failure reason)
-label-invite-external-user = Nuovo utente › Invita utente esterno
-label-manage-security-defaults = Entra ID › Panoramica › Proprietà › Gestisci impostazioni predefinite per la sicurezza (Manage security defaults)
-label-more-details = Altri dettagli
-label-named-locations = Entra ID › Accesso condizionale › Posizioni specifiche (Named locations)
-label-new-client-secret = Nuovo segreto client
-label-request-id = ID richiesta (Request Id)
-label-correlation-id = ID correlazione (Correlation Id)
-label-reset-password = Reimposta password
-label-risky-users = Entra ID › ID Protection › Utenti a rischio
-label-secret-value = Valore
-label-security-info = Informazioni di sicurezza
-label-sign-in-frequency = Sessione › Frequenza di accesso
-label-sign-in-with-microsoft = Accedi con Microsoft
-label-supported-account-types = Tipi di account supportati
-label-unblock-sign-in = Sblocca accesso (Unblock sign-in)
-label-use-another-account = Usa un altro account
-label-what-if = What If
-role-conditional-access-administrator = Amministratore accesso condizionale
-security-defaults = impostazioni predefinite per la sicurezza
## Mail servers and providers

-aol = AOL
-aruba-pec = Aruba PEC
-fastmail = Fastmail
-gmx = GMX
-hey = HEY
-icloud = iCloud
-legalmail = Legalmail
-mail-ru = Mail.ru
-outlook = Outlook
-poste-pec = Postecert
-proton-bridge = Proton Mail Bridge
-proton-mail = Proton Mail
-t-online = T-Online
-thunderbird = Thunderbird
-tuta = Tuta
-web-de = WEB.DE
-yahoo = Yahoo
-yandex = Yandex
-zoho = Zoho Mail
-label-allow-insecure-certificates = Consenti certificati non sicuri (Allow insecure certificates)
-label-aruba-pec-passwords = Sicurezza › Password per programmi di posta
-label-authentication-method = Metodo di autenticazione
-label-encryption-none = Nessuna
-label-fastmail-app-passwords = Settings › Privacy & Security › Integrations › New app password
-label-generate-app-password = Genera password per l'app (Generate app password)
-label-gmx-imap = E-Mail › Einstellungen › POP3/IMAP Abruf
-label-gmx-allow = POP3 und IMAP Zugriff erlauben
-label-gmx-app-passwords = Mein Account › Sicherheit › Anwendungsspezifische Passwörter
-label-icloud-app-passwords = Accesso e sicurezza › Password specifiche per le app
-label-normal-password = Password normale
-label-t-online-passwords = Passwörter › Passwort für E-Mail-Programme
-label-yandex-imap = From the imap.yandex.com server via IMAP
-label-zoho-app-passwords = Security › App Passwords
-label-zoho-imap = Settings › Mail Accounts › IMAP Access
-label-zoho-policy = Mail settings › Email policy › Access restriction
## Reputation and authentication of senders

-google-postmaster-tools = Google Postmaster Tools
-microsoft-snds = Microsoft SNDS
-yahoo-sender-hub = Yahoo Sender Hub
-label-authenticate-email = App › Google Workspace › Gmail › Autentica email
-label-show-original = Mostra originale
-label-sign-with-dkim = Firma i messaggi per questo dominio con firme DKIM (Sign messages for this domain with DKIM signatures)
-label-start-authentication = Avvia autenticazione
## Google: apps, permissions and the developers' console

-gapps-admin-console = Console di amministrazione Google
-gapps-auth-platform = Google Auth Platform
-gapps-cloud-console = console Google Cloud
-label-gapps-advanced = Avanzate
-label-gapps-api-settings = Sicurezza › Accesso e controllo dei dati › Controlli API › Impostazioni
-label-gapps-audience = Google Auth Platform › Pubblico (Audience)
-label-gapps-cancel = Annulla
-label-gapps-clients = Google Auth Platform › Client (Clients)
-label-gapps-continue = Continua
-label-gapps-delegation = Sicurezza › Accesso e controllo dei dati › Controlli API › Delega a livello di dominio
-label-gapps-directory-users = Directory › Utenti
-label-gapps-enable = Abilita
-label-gapps-external = Esterno
-label-gapps-internal = Interno
-label-gapps-internal-apps = App interne
-label-gapps-add-new = Aggiungi nuovo
-label-gapps-manage-services = Sicurezza › Accesso e controllo dei dati › Controlli API › Gestisci i servizi Google
-label-gapps-origins = Origini JavaScript autorizzate
-label-gapps-pending-review = App in attesa di revisione (Apps pending review)
-label-gapps-publish-app = Pubblica app
-label-gapps-redirect-uris = URI di reindirizzamento autorizzati
-label-gapps-select-all = Seleziona tutto
-label-gapps-session-control = Sicurezza › Accesso e controllo dei dati › Controllo della sessione Google Cloud (Google Cloud session control)
-label-gapps-specific-data = Dati Google specifici (Specific Google data)
-label-gapps-test-users = Utenti di test (Test users)
-label-gapps-testing = Test (Testing)
-label-gapps-trust-internal = Considera attendibili le app interne (Trust internal apps)
-label-gapps-unconfigured-apps = App di terze parti non configurate (Unconfigured third-party apps)
-label-gapps-use-another-account = Utilizza un altro account
-label-gapps-verification-center = Google Auth Platform › Centro di verifica (Verification Center)
## Google mailboxes and connected accounts

-label-admin-storage = Spazio di archiviazione
-label-admin-users = Directory › Utenti
-label-all-mail = Tutti i messaggi
-label-any-mail-client = Qualsiasi client di posta (Any mail client)
-label-calendar-external-sharing = Opzioni di condivisione esterna per i calendari principali
-label-calendar-service = App › Google Workspace › Calendar › Stato del servizio
-label-calendar-sharing-settings = App › Google Workspace › Calendar › Impostazioni di condivisione
-label-calendar-share-with = Condividi con persone specifiche
-label-email-log-search = Report › Ricerca nei log email
-label-enable-imap = Attiva IMAP
-label-forwarding-pop-imap = Inoltro e POP/IMAP
-label-gmail-drafts = Bozze
-label-gmail-inbox = Posta in arrivo
-label-gmail-labels = Etichette
-label-gmail-sent = Inviati
-label-gmail-service = App › Google Workspace › Stato del servizio › Gmail
-label-google-continue = Continua
-label-hubspot-channels = CRM › Inbox › Impostazioni inbox › Canali (Inbox Settings › Channels)
-label-hubspot-email = Impostazioni › Generale › Email
-label-license-settings = Fatturazione › Impostazioni licenze (License settings)
-label-login-challenge = Verifica dell'accesso (Login challenge)
-label-make-changes-to-events = Apportare modifiche agli eventi
-label-my-calendars = I miei calendari
-label-pop-imap-access = App › Google Workspace › Gmail › Accesso utente finale › Accesso POP e IMAP
-label-reactivate = Riattiva
-label-reconnect = Riconnetti (Reconnect)
-label-remove-mailbox = Rimuovi
-label-revoke-permissions = Gestisci l'applicazione › Revoca autorizzazioni (Manage your application › Revoke permissions)
-label-save-changes = Salva modifiche
-label-see-all-settings = Visualizza tutte le impostazioni
-label-send-mail-as = Invia messaggio come
-label-show-in-imap = Mostra in IMAP
-label-sign-out = Disconnetti
-label-smtp-relay-service = App › Google Workspace › Gmail › Routing › Servizio di inoltro SMTP (SMTP relay service)
-label-turn-off-mailbox = Disattiva
-label-two-step-setting = Sicurezza › Autenticazione › Verifica in due passaggi
-label-two-step-verification = Verifica in due passaggi

## Delivery: Exchange, Microsoft 365 and Google admin pages for recipients

-label-accepted-domains = Flusso di posta › Domini accettati
-label-authoritative = Autorevole (Authoritative)
-label-connectors = Flusso di posta › Connettori
-label-delivery-management = Gestione recapito (Delivery management)
-label-domains = Impostazioni › Domini
-label-external-senders = Consenti messaggi da persone interne ed esterne all'organizzazione (Allow messages from people inside and outside my organization)
-label-group-settings = Impostazioni
-label-groups = Destinatari › Gruppi
-label-internal-relay = Inoltro interno (Internal relay)
-label-mailboxes = Destinatari › Cassette postali
-label-message-size-restriction = Limitazione dimensioni messaggio (Message size restriction)
-label-message-trace = Flusso di posta › Traccia messaggi
-label-restricted-entities = Posta elettronica e collaborazione › Verifica › Entità con restrizioni (Email & collaboration › Review › Restricted entities)
-label-smtp-relay = App › Google Workspace › Gmail › Routing › Servizio di inoltro SMTP (SMTP relay service)
-label-workspace-users = Directory › Utenti
## Microsoft mailboxes: apps, protocols, sending and limits

-azure-communication-email = Azure Communication Services Email
-high-volume-email = High Volume Email
-outlook-on-the-web = Outlook sul web

-label-add-uri = Aggiungi URI
-label-authenticated-smtp = SMTP autenticato (Authenticated SMTP)
-label-authentication = Autenticazione
-label-can-edit = Può modificare
-label-delegation-send-as = Delega › Invia come › Modifica (Delegation › Send as › Edit)
-label-entra-connect = Entra ID › Entra Connect
-label-ews-usage = Report › Utilizzo › Exchange › Utilizzo di EWS (EWS usage)
-label-exchange-mail-flow = Impostazioni › Flusso di posta
-label-exchange-mailboxes = Destinatari › Cassette postali
-label-mailbox-archive = Altri › Archivio cassette postali (Others › Mailbox archive)
-label-manage-email-apps = Posta › Gestisci app di posta elettronica
-label-outlook-forwarding = Impostazioni › Posta › Inoltro e IMAP
-label-outlook-storage = Impostazioni › Generale › Archiviazione
-label-service-health = Integrità › Integrità dei servizi
-label-turn-off-smtp-auth = Disattiva il protocollo SMTP AUTH per l'organizzazione (Turn off SMTP AUTH protocol for your organization)
-label-unblock = Sblocca
## Names in the meanings of codes

-android-webview = Android System WebView
-linkedin = LinkedIn
-windows-hello = Windows Hello

## Products that mailboxes are connected to

-attio = Attio
-calendly = Calendly
-einstein-activity-capture = Einstein Activity Capture
-freshdesk = Freshdesk
-front = Front
-monday = monday.com
-outreach = Outreach
-pipedrive = Pipedrive
-salesforce = Salesforce
-zendesk = Zendesk
-zoho-crm = Zoho CRM
