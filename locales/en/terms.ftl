### Product names, and labels as they stand on screens. A renamed product is one line here.
### Labels are written as the vendor's screens in this language show them.

## Products

-advanced-protection = Advanced Protection Program
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

-role-cloud-application-administrator = Cloud Application Administrator
-role-global-administrator = Global Administrator

## Microsoft Entra admin center

-label-accept = Accept
-label-activity = Activity
-label-add-user-group = Add user/group
-label-admin-consent-requests = Admin consent requests
-label-admin-consent-settings = Admin consent settings
-label-assignment-required = Assignment required?
-label-classification-low = Low
-label-consent-and-permissions = Consent and permissions
-label-enterprise-apps = Entra ID › Enterprise apps
-label-all-applications = All applications
-label-grant-admin-consent = Grant admin consent for …
-label-manage = Manage
-label-monitoring = Entra ID › Monitoring & health
-label-no = No
-label-overview = Entra ID › Overview
-label-permission-classifications = Permission classifications
-label-permissions = Permissions
-label-properties = Properties
-label-request-approval = Request approval
-label-security = Security
-label-sign-in-logs = Sign-in logs
-label-tenant-id = Tenant ID
-label-user-consent-settings = User consent settings
-label-users-and-groups = Users and groups
-label-users-can-request = Users can request admin consent to apps they are unable to consent to
-label-verified-publishers = Allow user consent for apps from verified publishers, for selected permissions
-label-yes = Yes

## Microsoft 365 and Exchange admin centers

-label-active-users = Users › Active users
-label-add-migration-batch = Add migration batch
-label-licenses-and-apps = Licenses and apps
-label-migration = Migration

## Microsoft account

-label-make-primary = Make primary
-label-work-account = Work or school account

## Google

-label-advanced-protection-setting = Security › Authentication › Advanced Protection Program
-label-configure-new-app = Configure new app
-label-error-details = error details
-label-manage-app-access = Security › Access and data control › API controls › Manage app access
-label-trusted = Trusted

## Signing in to Microsoft

-label-account-enabled = Account enabled
-label-api-permissions = API permissions
-label-app-registrations = Entra ID › App registrations
-label-billing-licenses = Billing › Licenses
-label-certificates-and-secrets = Manage › Certificates & secrets
-label-client-app = Client app
-label-conditional-access = Conditional Access
-label-conditional-access-policies = Entra ID › Conditional Access › Policies
-label-cross-tenant-access = Entra ID › External Identities › Cross-tenant access settings
-label-enabled-for-sign-in = Enabled for users to sign-in?
-label-entra-users = Entra ID › Users
-label-exclude-resources = Target resources › Exclude
-label-failure-reason = Failure reason
-label-invite-external-user = New user › Invite external user
-label-manage-security-defaults = Entra ID › Overview › Properties › Manage security defaults
-label-more-details = More details
-label-named-locations = Entra ID › Conditional Access › Named locations
-label-new-client-secret = New client secret
-label-request-id = Request Id
-label-correlation-id = Correlation Id
-label-reset-password = Reset password
-label-risky-users = Entra ID › ID Protection › Risky users
-label-secret-value = Value
-label-security-info = Security info
-label-sign-in-frequency = Session › Sign-in frequency
-label-sign-in-with-microsoft = Sign in with Microsoft
-label-supported-account-types = Supported account types
-label-unblock-sign-in = Unblock sign-in
-label-use-another-account = Use another account
-label-what-if = What If
-role-conditional-access-administrator = Conditional Access Administrator
-security-defaults = security defaults
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
-label-allow-insecure-certificates = Allow insecure certificates
-label-aruba-pec-passwords = Sicurezza › Password per programmi di posta
-label-authentication-method = Authentication method
-label-encryption-none = None
-label-fastmail-app-passwords = Settings › Privacy & Security › Integrations › New app password
-label-generate-app-password = Generate app password
-label-gmx-imap = E-Mail › Einstellungen › POP3/IMAP Abruf
-label-gmx-allow = POP3 und IMAP Zugriff erlauben
-label-gmx-app-passwords = Mein Account › Sicherheit › Anwendungsspezifische Passwörter
-label-icloud-app-passwords = Sign-In and Security › App-Specific Passwords
-label-normal-password = Normal password
-label-t-online-passwords = Passwörter › Passwort für E-Mail-Programme
-label-yandex-imap = From the imap.yandex.com server via IMAP
-label-zoho-app-passwords = Security › App Passwords
-label-zoho-imap = Settings › Mail Accounts › IMAP Access
-label-zoho-policy = Mail settings › Email policy › Access restriction
## Reputation and authentication of senders

-google-postmaster-tools = Google Postmaster Tools
-microsoft-snds = Microsoft SNDS
-yahoo-sender-hub = Yahoo Sender Hub
-label-authenticate-email = Apps › Google Workspace › Gmail › Authenticate email
-label-show-original = Show original
-label-sign-with-dkim = Sign messages for this domain with DKIM signatures
-label-start-authentication = Start authentication
## Google: apps, permissions and the developers' console

-gapps-admin-console = Google Admin console
-gapps-auth-platform = Google Auth Platform
-gapps-cloud-console = Google Cloud console
-label-gapps-advanced = Advanced
-label-gapps-api-settings = Security › Access and data control › API controls › Settings
-label-gapps-audience = Google Auth Platform › Audience
-label-gapps-cancel = Cancel
-label-gapps-clients = Google Auth Platform › Clients
-label-gapps-continue = Continue
-label-gapps-delegation = Security › Access and data control › API controls › Domain-wide delegation
-label-gapps-directory-users = Directory › Users
-label-gapps-enable = Enable
-label-gapps-external = External
-label-gapps-internal = Internal
-label-gapps-internal-apps = Internal apps
-label-gapps-add-new = Add new
-label-gapps-manage-services = Security › Access and data control › API controls › Manage Google Services
-label-gapps-origins = Authorized JavaScript origins
-label-gapps-pending-review = Apps pending review
-label-gapps-publish-app = Publish app
-label-gapps-redirect-uris = Authorized redirect URIs
-label-gapps-select-all = Select all
-label-gapps-session-control = Security › Access and data control › Google Cloud session control
-label-gapps-specific-data = Specific Google data
-label-gapps-test-users = Test users
-label-gapps-testing = Testing
-label-gapps-trust-internal = Trust internal apps
-label-gapps-unconfigured-apps = Unconfigured third-party apps
-label-gapps-use-another-account = Use another account
-label-gapps-verification-center = Google Auth Platform › Verification Center
## Google mailboxes and connected accounts

-label-admin-storage = Storage
-label-admin-users = Directory › Users
-label-all-mail = All Mail
-label-any-mail-client = Any mail client
-label-calendar-external-sharing = External sharing options for primary calendars
-label-calendar-service = Apps › Google Workspace › Calendar › Service status
-label-calendar-sharing-settings = Apps › Google Workspace › Calendar › Sharing settings
-label-calendar-share-with = Share with specific people
-label-email-log-search = Reporting › Email log search
-label-enable-imap = Enable IMAP
-label-forwarding-pop-imap = Forwarding and POP/IMAP
-label-gmail-drafts = Drafts
-label-gmail-inbox = Inbox
-label-gmail-labels = Labels
-label-gmail-sent = Sent
-label-gmail-service = Apps › Google Workspace › Service status › Gmail
-label-google-continue = Continue
-label-hubspot-channels = CRM › Inbox › Inbox Settings › Channels
-label-hubspot-email = Settings › General › Email
-label-license-settings = Billing › License settings
-label-login-challenge = Login challenge
-label-make-changes-to-events = Make changes to events
-label-my-calendars = My calendars
-label-pop-imap-access = Apps › Google Workspace › Gmail › End User Access › POP and IMAP access
-label-reactivate = Reactivate
-label-reconnect = Reconnect
-label-remove-mailbox = Remove
-label-revoke-permissions = Manage your application › Revoke permissions
-label-save-changes = Save Changes
-label-see-all-settings = See all settings
-label-send-mail-as = Send mail as
-label-show-in-imap = Show in IMAP
-label-sign-out = Sign out
-label-smtp-relay-service = Apps › Google Workspace › Gmail › Routing › SMTP relay service
-label-turn-off-mailbox = Disable
-label-two-step-setting = Security › Authentication › 2-step verification
-label-two-step-verification = 2-Step Verification

## Delivery: Exchange, Microsoft 365 and Google admin pages for recipients

-label-accepted-domains = Mail flow › Accepted domains
-label-authoritative = Authoritative
-label-connectors = Mail flow › Connectors
-label-delivery-management = Delivery management
-label-domains = Settings › Domains
-label-external-senders = Allow messages from people inside and outside my organization
-label-group-settings = Settings
-label-groups = Recipients › Groups
-label-internal-relay = Internal relay
-label-mailboxes = Recipients › Mailboxes
-label-message-size-restriction = Message size restriction
-label-message-trace = Mail flow › Message trace
-label-restricted-entities = Email & collaboration › Review › Restricted entities
-label-smtp-relay = Apps › Google Workspace › Gmail › Routing › SMTP relay service
-label-workspace-users = Directory › Users
## Microsoft mailboxes: apps, protocols, sending and limits

-azure-communication-email = Azure Communication Services Email
-high-volume-email = High Volume Email
-outlook-on-the-web = Outlook on the web

-label-add-uri = Add URI
-label-authenticated-smtp = Authenticated SMTP
-label-authentication = Authentication
-label-can-edit = Can edit
-label-delegation-send-as = Delegation › Send as › Edit
-label-entra-connect = Entra ID › Entra Connect
-label-ews-usage = Reports › Usage › Exchange › EWS usage
-label-exchange-mail-flow = Settings › Mail flow
-label-exchange-mailboxes = Recipients › Mailboxes
-label-mailbox-archive = Others › Mailbox archive
-label-manage-email-apps = Mail › Manage email apps
-label-outlook-forwarding = Settings › Mail › Forwarding and IMAP
-label-outlook-storage = Settings › General › Storage
-label-service-health = Health › Service health
-label-turn-off-smtp-auth = Turn off SMTP AUTH protocol for your organization
-label-unblock = Unblock
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
