### What a look at a domain showed: titles, leads and findings of `check`, and why a text is no
### domain that can be looked at. A lookup that failed is never told as an absence.

## Where the mail is. The value is the title, `.lead` is the sentence below it.

# Mail is at a provider of mailboxes. The attribute that is shown besides `.lead` is named for
# the way in which such a mailbox is connected.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $provider (String) - the provider's name, e.g. "Aruba".
domain-mail-at-provider = La posta di { $domain } è presso { $provider }
    .lead = Le caselle di questo dominio si trovano presso { $provider }.
    .o365-oauth = Quando colleghi una casella, scegli { -office-365 } oppure Outlook.
    .google-oauth = Quando colleghi una casella, scegli { -gmail } oppure Google.
    .imap = Quando colleghi una casella, scegli { -imap } e usa i server indicati qui sotto.
    .none = Non mi risulta che con questo provider le app possano collegarsi a una casella. Chiedi alla sua assistenza.

# Mail is at the personal service of Microsoft: outlook.com, hotmail.com, live.com.
# $domain (String) - the domain that was looked at, e.g. "hotmail.com".
domain-at-consumer-outlook = La posta di { $domain } è su { -outlook-com }, il servizio di Microsoft per i privati
    .lead = Una casella di questo tipo si collega con un account Microsoft personale, non con un account aziendale.

# A filter stands in front of the mailboxes. `.exchange-online` is said when signs of Exchange
# Online are there, `.hidden` when there are none.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $provider (String) - the name of the filter's provider, e.g. "Proofpoint".
domain-behind-gateway = La posta di { $domain } passa prima da { $provider }
    .lead = { $provider } filtra la posta e poi la consegna: le caselle si trovano da qualche altra parte.
    .exchange-online = Ci sono segni che siano in { -exchange-online }. In una configurazione ibrida, però, alcune possono essere su un server { -exchange } dell'organizzazione.
    .hidden = Dal DNS non si vede dove. Chiedi al tuo amministratore, oppure guarda dove leggi la posta nel browser.

# Mail is only forwarded.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $provider (String) - the name of the forwarding service, e.g. "ImprovMX".
domain-at-forwarder = { $provider } inoltra soltanto la posta di { $domain }
    .lead = In questo dominio non ci sono caselle. Collega la casella a cui la posta viene inoltrata.

# The MX is a name in the domain itself.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-own-server = La posta di { $domain } è su un server del dominio stesso
    .lead = Il server di posta ha un nome nello stesso dominio, quindi potrebbe essere dell'organizzazione, per esempio un server { -exchange }. Collegati con { -exchange } o { -imap }.

# The MX is an own name or one that says nothing, and there are signs of Exchange Online too.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-hybrid = La posta di { $domain } è in parte su { -microsoft-365 }, in parte su un server proprio
    .lead = Ci sono segni sia di { -exchange-online } sia di un server dell'organizzazione. In una configurazione ibrida come questa, ogni casella sta in un posto o nell'altro.
    .ask = Apri Outlook sul web con il tuo account. Se la casella si apre, collegati con { -office-365 }; se no, con { -exchange } o { -imap }.

# The MX belongs to nobody in the list of providers.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $host (String) - the mail server's name, e.g. "mx.example.net".
domain-host-unknown = La posta di { $domain } è presso un provider che non conosco
    .lead = Arriva a { $host }. Non è né { -microsoft-365 } né Google: collegati con { -imap } e chiedi a quel provider quali server usare.

# RFC 7505: one MX with preference 0 and the root as its host.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-verdict-null-mx = { $domain } non accetta posta
    .lead = Lo dichiara il proprietario con un record MX nullo. Se il dominio deve ricevere posta, quel record va sostituito con quelli del provider di posta.

# No MX, but an address: mail is tried there (RFC 5321 section 5.1).
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-implicit-mx = { $domain } non ha un record MX
    .lead = In questo caso si prova a consegnare la posta all'indirizzo del dominio stesso, che spesso è solo un server web. Se il dominio deve ricevere posta, aggiungi i record MX del provider di posta.

# Neither MX nor address.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-verdict-no-mx = { $domain } non può ricevere posta
    .lead = Il dominio esiste, ma non ha né un record MX né un indirizzo. Aggiungi i record MX del provider di posta.

# NXDOMAIN.
# $domain (String) - the domain that was looked at, e.g. "contso.com".
domain-verdict-does-not-exist = Il dominio { $domain } non esiste
    .lead = Il DNS non conosce questo nome. Controlla com'è scritto e se la registrazione è scaduta.

# The lookup got no answer, or an error.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-not-checked = Non sono riuscito a controllare { $domain }
    .lead = I server DNS non hanno dato in tempo una risposta utilizzabile. Questo non dice nulla sulla posta del dominio. Riprova tra qualche minuto.

# No look-ups are allowed here.
# $domain (String) - the domain that was asked for, e.g. "contoso.com".
domain-offline = Non ho controllato { $domain }
    .lead = Sono configurato per non cercare nulla su internet, quindi non posso dirti dove si trova la sua posta.

## Why a text is no domain that can be looked at

# $text (String) - what was typed, e.g. "192.0.2.1".
domain-refused-address = “{ $text }” è un indirizzo IP, non un dominio
    .lead = Scrivimi la parte di un indirizzo email che viene dopo la chiocciola.

# $text (String) - what was typed, e.g. "con toso.com".
domain-refused-not-a-name = “{ $text }” non è il nome di un dominio
    .lead = Scrivimi la parte di un indirizzo email che viene dopo la chiocciola.

# $text (String) - what was typed, e.g. "mail.local".
domain-refused-private = “{ $text }” è un nome per reti private
    .lead = Su internet non è conosciuto, quindi non c'è nulla che io possa controllare. Scrivimi la parte di un indirizzo email pubblico che viene dopo la chiocciola.

# $text (String) - what was typed, e.g. "co.uk".
domain-refused-public-suffix = “{ $text }” è un suffisso sotto cui si registrano i domini
    .lead = Scrivimi il dominio intero, come compare dopo la chiocciola in un indirizzo email.

# $text (String) - what was typed, e.g. "intranet".
domain-refused-single-label = “{ $text }” non è un nome di dominio completo
    .lead = Scrivimi il dominio intero, con la sua estensione, come compare dopo la chiocciola in un indirizzo email.

## Findings. The value names what was checked; the attribute says what came of it.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - where the name leads, e.g. "autodiscover.outlook.com"; empty when it does not exist.
domain-finding-autodiscover = Autodiscover
    .present = autodiscover.{ $domain } porta a { $seen }.
    .absent = autodiscover.{ $domain } non esiste.
    .unknown = Non sono riuscito a controllare autodiscover.{ $domain }.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - the record, e.g. "v=spf1 include:spf.protection.outlook.com -all"; empty when there is none.
domain-finding-spf = Record SPF
    .present = Il record SPF di { $domain } è { $seen }.
    .absent = { $domain } non ha un record SPF.
    .unknown = Non sono riuscito a controllare il record SPF di { $domain }.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - where the key is, e.g. "selector1-contoso-com._domainkey.contoso.onmicrosoft.com"; empty when there is none.
domain-finding-dkim = Chiave DKIM di { -microsoft-365 }
    .present = La chiave DKIM di { $domain } si trova in { $seen }.
    .absent = { $domain } non ha una chiave DKIM di { -microsoft-365 }.
    .unknown = Non sono riuscito a controllare se { $domain } ha una chiave DKIM di { -microsoft-365 }.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - the record, e.g. "MS=ms12345678"; empty when there is none.
domain-finding-verification = Registrazione presso Microsoft
    .present = { $domain } è stato registrato presso Microsoft in passato ({ $seen }).
    .absent = { $domain } non ha record che mostrino una registrazione presso Microsoft.
    .unknown = Non sono riuscito a controllare se { $domain } ha un record di registrazione presso Microsoft.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - the tenant id, e.g. "aaaabbbb-0000-cccc-1111-dddd2222eeee"; empty when there is none.
domain-finding-tenant = Tenant Microsoft
    .present = { $domain } appartiene al tenant { $seen }.
    .absent = { $domain } non appartiene a nessun tenant Microsoft.
    .unknown = Non sono riuscito a controllare se { $domain } appartiene a un tenant Microsoft.
