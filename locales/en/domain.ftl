### What a look at a domain showed: titles, leads and findings of `check`, and why a text is no
### domain that can be looked at. A lookup that failed is never told as an absence.

## Where the mail is. The value is the title, `.lead` is the sentence below it.

# Mail is at a provider of mailboxes. The attribute that is shown besides `.lead` is named for
# the way in which such a mailbox is connected.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $provider (String) - the provider's name, e.g. "Aruba".
domain-mail-at-provider = Mail for { $domain } is at { $provider }
    .lead = The mailboxes of this domain are at { $provider }.
    .o365-oauth = When you connect a mailbox, choose { -office-365 } or Outlook.
    .google-oauth = When you connect a mailbox, choose { -gmail } or Google.
    .imap = When you connect a mailbox, choose { -imap } and the servers below.
    .none = This provider offers no way for apps to connect to a mailbox that I know of. Ask its support.

# Mail is at the personal service of Microsoft: outlook.com, hotmail.com, live.com.
# $domain (String) - the domain that was looked at, e.g. "hotmail.com".
domain-at-consumer-outlook = Mail for { $domain } is at { -outlook-com }, Microsoft's personal service
    .lead = Such a mailbox is connected with a personal Microsoft account, not with a work or school account.

# A filter stands in front of the mailboxes. `.exchange-online` is said when signs of Exchange
# Online are there, `.hidden` when there are none.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $provider (String) - the name of the filter's provider, e.g. "Proofpoint".
domain-behind-gateway = Mail for { $domain } passes through { $provider } first
    .lead = { $provider } filters the mail and passes it on, so the mailboxes are somewhere behind it.
    .exchange-online = There are signs that they are in { -exchange-online }. In a hybrid setup, some of them may be on an own { -exchange } server.
    .hidden = DNS does not show where they are. Ask your administrator, or look where you read your mail in the browser.

# Mail is only forwarded.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $provider (String) - the name of the forwarding service, e.g. "ImprovMX".
domain-at-forwarder = Mail for { $domain } is only forwarded by { $provider }
    .lead = There is no mailbox under this domain. Connect the mailbox that the mail is forwarded to.

# The MX is a name in the domain itself.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-own-server = Mail for { $domain } is on a server of its own
    .lead = The mail server has a name in the same domain, so it may be the organization's own, for example { -exchange }. Connect with { -exchange } or { -imap }.

# The MX is an own name or one that says nothing, and there are signs of Exchange Online too.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-hybrid = Mail for { $domain } is partly at { -microsoft-365 }, partly on an own server
    .lead = There are signs of { -exchange-online } and of a server of the organization's own. In such a hybrid setup, each mailbox is in one place or the other.
    .ask = Open Outlook on the web with your account. If your mailbox opens, connect with { -office-365 }; if not, connect with { -exchange } or { -imap }.

# The MX belongs to nobody in the list of providers.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $host (String) - the mail server's name, e.g. "mx.example.net".
domain-host-unknown = Mail for { $domain } is at a provider I do not know
    .lead = It arrives at { $host }. It is neither { -microsoft-365 } nor Google, so connect with { -imap }, and ask that provider for the servers.

# RFC 7505: one MX with preference 0 and the root as its host.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-verdict-null-mx = { $domain } accepts no mail
    .lead = Its owner says so with a null MX record. If the domain should receive mail, that record has to be replaced by the records of the mail provider.

# No MX, but an address: mail is tried there (RFC 5321 section 5.1).
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-implicit-mx = { $domain } has no MX record
    .lead = Mail is then tried at the address of the domain itself, which is often only a web server. If the domain should receive mail, add the MX records of the mail provider.

# Neither MX nor address.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-verdict-no-mx = { $domain } cannot receive mail
    .lead = The domain exists, but it has neither an MX record nor an address. Add the MX records of the mail provider.

# NXDOMAIN.
# $domain (String) - the domain that was looked at, e.g. "contso.com".
domain-verdict-does-not-exist = The domain { $domain } does not exist
    .lead = DNS does not know this name. Check how it is spelled, and whether its registration has run out.

# The lookup got no answer, or an error.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
domain-not-checked = I could not check { $domain }
    .lead = The name servers did not give a usable answer in time. That says nothing about the domain's mail. Please try again in a few minutes.

# No look-ups are allowed here.
# $domain (String) - the domain that was asked for, e.g. "contoso.com".
domain-offline = I did not look at { $domain }
    .lead = I am set up to look nothing up on the internet, so I cannot say where its mail is.

## Why a text is no domain that can be looked at

# $text (String) - what was typed, e.g. "192.0.2.1".
domain-refused-address = “{ $text }” is an IP address, not a domain
    .lead = Give me the part of a mail address that stands after the @ sign.

# $text (String) - what was typed, e.g. "con toso.com".
domain-refused-not-a-name = “{ $text }” is not a domain name
    .lead = Give me the part of a mail address that stands after the @ sign.

# $text (String) - what was typed, e.g. "mail.local".
domain-refused-private = “{ $text }” is a name for private networks
    .lead = It is not known on the internet, so there is nothing I can look up. Give me the part of a public mail address that stands after the @ sign.

# $text (String) - what was typed, e.g. "co.uk".
domain-refused-public-suffix = “{ $text }” is an ending under which others register domains
    .lead = Give me the whole domain, as it stands after the @ sign of a mail address.

# $text (String) - what was typed, e.g. "intranet".
domain-refused-single-label = “{ $text }” is not a whole domain name
    .lead = Give me the whole domain, with its ending, as it stands after the @ sign of a mail address.

## Findings. The value names what was checked; the attribute says what came of it.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - where the name leads, e.g. "autodiscover.outlook.com"; empty when it does not exist.
domain-finding-autodiscover = Autodiscover
    .present = autodiscover.{ $domain } leads to { $seen }.
    .absent = autodiscover.{ $domain } does not exist.
    .unknown = autodiscover.{ $domain } could not be checked.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - the record, e.g. "v=spf1 include:spf.protection.outlook.com -all"; empty when there is none.
domain-finding-spf = SPF record
    .present = The SPF record of { $domain } is { $seen }.
    .absent = { $domain } has no SPF record.
    .unknown = The SPF record of { $domain } could not be checked.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - where the key is, e.g. "selector1-contoso-com._domainkey.contoso.onmicrosoft.com"; empty when there is none.
domain-finding-dkim = DKIM key of { -microsoft-365 }
    .present = { $domain } keeps a DKIM key at { $seen }.
    .absent = { $domain } has no DKIM key of { -microsoft-365 }.
    .unknown = Whether { $domain } has a DKIM key of { -microsoft-365 } could not be checked.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - the record, e.g. "MS=ms12345678"; empty when there is none.
domain-finding-verification = Registration at Microsoft
    .present = { $domain } was registered at Microsoft at some time ({ $seen }).
    .absent = { $domain } has no record that shows a registration at Microsoft.
    .unknown = Whether { $domain } has a record of a registration at Microsoft could not be checked.

# $domain (String) - the domain that was looked at, e.g. "contoso.com".
# $seen (String) - the tenant id, e.g. "aaaabbbb-0000-cccc-1111-dddd2222eeee"; empty when there is none.
domain-finding-tenant = Microsoft tenant
    .present = { $domain } belongs to the tenant { $seen }.
    .absent = { $domain } belongs to no Microsoft tenant.
    .unknown = Whether { $domain } belongs to a Microsoft tenant could not be checked.
