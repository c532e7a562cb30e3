### Problems of a domain: the words for knowledge/domain/.

domain-parked = The domain is parked and receives no mail
    .meaning = The domain is registered, but it points to a parking service or a placeholder page instead of a mail provider. Mail to it is refused or disappears.
    .never-set-up = The domain is new, and its mail has not been set up yet.
    .expired = The registration has run out, and the registrar has parked the domain.
    .somebody-elses = The domain belongs to somebody who only wants to sell it; perhaps the address is misspelled.
    .ask-whose-domain = Whose domain is it?
    .ours-new = Ours, and it is new
    .ours-worked-before = Ours, and its mail worked before
    .not-ours = Somebody else's
    .check-spelling = Check the spelling of the address, above all the part after the @ sign and its ending.
    .ask-for-address = Ask the person in another way for an address that works.
    .tell-administrator = Tell whoever looks after your domain. They need access to the registrar.
    .see-where-mail-arrives = Look up where mail for the domain arrives.
    .look-up-registration = Look up the registration. It shows the registrar, the day on which it ends and the name servers.
    .renew = Renew the domain at the registrar at once. Soon after it has run out, somebody else can register it.
    .choose-name-servers = At the registrar, replace the parking service's name servers with those of your DNS provider.
    .add-mx = Add the MX records that your mail provider gives you, and remove those of the parking service.
    .say-no-mail = If the domain should not receive mail, publish this as its only MX record. Senders then learn it at once.

domain-spf-missing = The domain has no SPF record
    .meaning = SPF is the list of servers that may send mail for your domain, kept as a TXT record in DNS. Without it, many receivers trust your mail less, and some refuse it.
    .never-published = Nobody has published the record yet.
    .lost-in-move = The record was lost when the DNS of the domain moved to another provider.
    .wrong-place = The record exists in the wrong place, for example under www, or not as a TXT record.
    .ask-history = Did the domain have an SPF record before?
    .history-no = No, or I do not know
    .history-moved = Yes, until DNS or web site moved
    .history-added = I have added it, but the check does not see it
    .tell-administrator = Send this answer to whoever looks after the DNS of your domain.
    .list-senders = List everything that sends mail under your domain: the mail provider, the CRM, newsletters, the web site, scanners.
    .publish = Where the domain's DNS is managed now, publish one TXT record at the domain itself. It begins with v=spf1, names each sender once and ends with “-all”, or with “~all” while you test.
    .example-microsoft = If only { -microsoft-365 } sends for you, the whole record is this.
    .example-google = If only { -google-workspace } sends for you, the whole record is this.
    .check-place = Check that the record is of the type TXT, stands at the domain itself and not under www, and is with the provider that the domain's name servers belong to.
    .never-sends = If the domain never sends mail, publish this instead.
    .check-again = After about an hour, look whether the record can be seen.

domain-spf-multiple = The domain has more than one SPF record
    .meaning = A domain may have only one TXT record that begins with v=spf1. With two of them receivers report an error and accept neither, so SPF counts for none of your senders.
    .added-beside = A service said “add this record”, and it was added beside the one that was there.
    .left-from-old = The record of a former provider was left behind.
    .tell-administrator = Send this answer to whoever looks after the DNS of your domain.
    .look = List the TXT records of the domain and note all that begin with v=spf1.
    .merge = Make one record of them: v=spf1 once at the start, then every include, ip4, ip6, a and mx of all the records once, and a single “all” at the end.
    .example = For example, a domain that sends through Microsoft and Google has this one record.
    .delete-others = Save the merged record, and delete all the others that begin with v=spf1. Other TXT records stay.
    .drop-old = Leave out what belongs to the former provider.
    .count = Check that the new record needs at most ten DNS look-ups.

domain-spf-invalid = The domain's SPF record has a mistake
    .meaning = Receivers read the whole SPF record before they use it. One mistake anywhere, even behind the part that fits, makes all of it count for nothing.
    .typing-error = A word is misspelled or a sign is wrong, such as ipv4 instead of ip4, a comma, or a space after a colon.
    .include-without-spf = The record includes a domain that has no SPF record, or not any more.
    .cut-or-quoted = The record was cut off, or has quotation marks or a line break inside.
    .tell-administrator = Send this answer to whoever looks after the DNS of your domain.
    .look = Look at the record as the world sees it.
    .compare = Compare each part with the allowed ones: all, include, a, mx, ip4, ip6 and exists. Parts are separated by one space each, and no space follows a colon.
    .remove-include = Look up the TXT record of every included domain. Remove the ones that have no record beginning with v=spf1; the service names its current include in its help.
    .one-line = Enter the record again, in one line and without quotation marks of your own.
    .end-with-all = Make sure that “all” stands once, and last. What stands behind it is never read.
    .test = Test the record before and after you save it.

domain-spf-too-many-lookups = The domain's SPF record needs too many DNS look-ups
    .meaning = To evaluate an SPF record, a receiver may make ten DNS look-ups, those of the included records among them. Yours needs more, so part of your senders fail, often only now and then.
    .too-many-includes = The record includes many services, and each of them includes others.
    .void-lookups = Several parts of the record lead to names that no longer exist. More than two of these are an error too.
    .left-over-terms = The record still has parts such as a, mx or ptr of former hosts.
    .tell-administrator = Send this answer to whoever looks after the DNS of your domain.
    .count = Count the look-ups: each include, a, mx, ptr, exists and redirect is one, also within the included records. all, ip4 and ip6 cost nothing.
    .remove-unused = Remove the includes of services through which you no longer send.
    .remove-empty = Remove what leads to names without an answer.
    .replace-by-address = Replace a and mx of your own servers by their addresses with ip4 or ip6, and remove ptr.
    .own-subdomain = Let newsletters and the like send from a subdomain. It has an SPF record of its own, with ten look-ups of its own.
    .no-flattening = Do not copy a provider's addresses into your record by hand. They change, and nobody tells you.

domain-spf-permissive = The domain's SPF record lets anybody send
    .meaning = An SPF record ends with what is to happen to servers that it does not name. Yours allows them too, or leaves it open, so it protects your name from nobody.
    .plus-all = The record ends with “+all” or a bare “all”, or names networks so large that everybody is in them.
    .neutral-all = The record ends with “?all”, which means: no statement.
    .no-all = The record has no “all” at its end, which means the same as no statement.
    .tell-administrator = Send this answer to whoever looks after the DNS of your domain.
    .list-senders = List everything that sends mail under your domain, and make sure that the record names it.
    .softfail-first = Let the record end with this while you test. Mail from other servers is then marked as doubtful.
    .then-fail = When nothing of your own fails any more, end it with this.
    .narrow = Replace large networks after ip4 and ip6 by the addresses that really send.
    .no-ptr = Remove ptr, if it is there. Receivers should not use it any more.

domain-dkim-not-found = No DKIM key was found for the domain
    .meaning = With DKIM, the sending service signs your mail, and the key to check it stands in your DNS under a name called selector. No key was found under the names that were tried, which does not prove that there is none.
    .never-switched-on = DKIM has never been switched on for this domain.
    .lost-in-move = The key was lost when the DNS of the domain moved.
    .other-selector = A key exists, but under another selector than the check used.
    .ask-signed = Open a message you sent to a { -gmail } address and choose “{ -label-show-original }”. What does it say about DKIM?
    .signed-pass = PASS, with our domain
    .signed-other = PASS, with another domain, or nothing
    .signed-fail = FAIL, or that there is no key
    .find-selector = Send a message to a { -gmail } address and open “{ -label-show-original }”. The selector stands after s= in the line DKIM-Signature.
    .tell-administrator = If there is no such line with your domain, send this answer to whoever looks after the DNS of your domain.
    .microsoft = If { -microsoft-365 } sends your mail: choose the domain on this page, publish the two CNAME records that it shows, and turn on “{ -label-sign-with-dkim }”.
    .google = If Google sends your mail: open { -label-authenticate-email }, generate a key, publish its TXT record, and press “{ -label-start-authentication }”.
    .other-services = Do the same at every other service that sends for you. Each has its own selector, so they do not disturb each other.
    .publish-again = Take the records from the settings of the sending services and publish them where DNS is managed now.
    .test = Look the key up under the selector that your service uses, in place of selector1.

domain-dmarc-missing = The domain has no DMARC record
    .meaning = With DMARC, a domain says what receivers shall do with mail that only pretends to come from it. { -gmail }, Yahoo and { -outlook-com } expect it from everybody who sends in bulk.
    .never-published = Nobody has published the record yet.
    .wrong-place = The record exists, but not under the name _dmarc, where alone it counts.
    .ask-published = Has somebody already added a DMARC record to the DNS of the domain?
    .published-no = No, or I do not know
    .published-yes = Yes, but the check does not see it
    .tell-administrator = Send this answer to whoever looks after the DNS of your domain.
    .publish = Publish this as a TXT record with the name _dmarc. It changes nothing for your mail yet, but reports are sent to that address; create the mailbox, or name another one.
    .check-place = Check that the record can be seen under _dmarc. At the domain itself it has no effect, and many DNS pages add the domain to the name by themselves.
    .read-reports = Read the reports for some weeks. They show who sends under your name, and whether SPF and DKIM fit.
    .tighten = When all of your own mail passes, change p=none into p=quarantine, and later into p=reject.
    .never-sends = If the domain never sends mail, publish this at once.

domain-dmarc-invalid = The domain's DMARC record is not valid
    .meaning = There is a DMARC record, but receivers cannot use it as it stands, so the domain is treated as if it had none or a weaker one.
    .written-wrong = Something in the record is misspelled: the beginning, the policy after p=, a comma instead of a semicolon, or a report address without mailto.
    .two-records = There are two DMARC records. Receivers then take neither.
    .reports-not-allowed = Reports shall go to another domain, and that domain has not agreed. The policy itself still holds.
    .wrong-place = The record stands at the domain itself instead of under the name _dmarc, where alone it counts.
    .tell-administrator = Send this answer to whoever looks after the DNS of your domain.
    .look = Look at the record as the world sees it.
    .keep-one = Keep one record that begins with v=DMARC1, and delete the others under the name _dmarc.
    .write-right = Write it like this: v=DMARC1 first, semicolons between the parts, mailto before each report address.
    .choose-policy = After p= only one of these words may stand: none, quarantine or reject.
    .allow-reports = The domain that receives the reports has to publish this TXT record under the name “your domain”._report._dmarc. A report service does that for you; ask it.
    .move = Publish the record under the name _dmarc, and delete it at the domain itself.

domain-dmarc-monitor-only = The domain's DMARC policy only watches
    .meaning = With p=none, receivers report who sends under your name, but do not hold back forgeries. That is no error and loses no mail: it is the first stage of every introduction of DMARC.
    .first-stage = The introduction of DMARC has begun, and nobody has gone on yet.
    .default-of-host = Your host has published this record as its default.
    .no-harm = You need not do anything for your mail to arrive. Tell whoever looks after your domain that forgeries are not held back yet.
    .add-reports = Make sure that reports are sent to an address that somebody reads. Without one, nobody watches.
    .check-senders = Read the reports until all services that send for you pass SPF or DKIM with your own domain.
    .quarantine = Then let forgeries be put into the junk folder.
    .reject = When some weeks have passed without complaints, let them be refused.

domain-mx-unresolvable = The domain's MX record leads to a name that cannot be used
    .meaning = The MX record has to name a mail server that has an address in DNS. Here it names one that cannot be found, or something that is not a server's name, so mail is delayed or lost.
    .old-name = The server it names no longer exists.
    .number-or-alias = The record names an IP address or an alias (CNAME), and both are not allowed there.
    .dot-missing = The dot at the end of the name is missing, so that the domain stands in it twice.
    .tell-administrator = Send this answer to whoever looks after the DNS of the domain.
    .see-records = Look at the MX records as the world sees them, and look up each server that they name.
    .use-provider = Compare them with those that your mail provider shows, and take over the provider's.
    .name-with-address = If you run the server yourself, give it a name with an A or AAAA record of its own, and let the MX record name that.
    .add-dot = Enter the name with a dot at its end, if your DNS page asks for full names.
    .delete-dead = Delete MX records of servers that no longer exist. Each of them delays mail.
    .check = Look whether the right servers are named now.

domain-mail-elsewhere = The mail of this domain is at another provider than the one you connect
    .meaning = An account at Microsoft or Google does not mean that the mailbox is there too. The MX record shows where mail arrives, and that is the provider to connect.
    .account-only = The account is only for other services, such as documents or video calls; the mailbox is elsewhere.
    .migration = The organization is moving from one provider to the other.
    .only-a-filter = The MX record shows a mail filter, and the mailbox is behind it.
    .ask-webmail = Where do you read this mail in the browser?
    .webmail-other = On the site of another provider
    .webmail-same = In Outlook on the web or { -gmail }, where I sign in
    .webmail-changing = It is changing just now
    .see-where = Look up where mail for the domain arrives.
    .think-of-webmail = If you are not sure, think of the page on which you read this mail in the browser. It belongs to the right provider.
    .choose-provider = Connect the mailbox again, and choose that provider, or { -imap } if it is not in the list.
    .look-behind = If the MX record shows a mail filter, do not connect the filter. Ask your administrator where the mailboxes are.
    .finish-move = If mail should be at the new provider, finish the move: copy the mailboxes, and then change the MX records.

domain-hybrid-exchange = Some mailboxes are in the cloud and some on the organization's own server
    .meaning = The organization runs its own { -exchange } server together with { -exchange-online }. Each mailbox is in one of the two places, and it is connected differently in each.
    .on-server = This mailbox is on the own server.
    .in-cloud = This mailbox is already in { -exchange-online }.
    .ask-opens = Does your mailbox open when you sign in to Outlook on the web?
    .opens-yes = Yes
    .opens-no = No, or only an error
    .open-outlook-web = Sign in here with your work account, and see whether your mailbox opens.
    .connect-cloud = If it opens, connect it with { -office-365 }.
    .connect-server = If not, connect it with { -exchange } or { -imap }, as your administrator tells you.
    .find-mailbox = Run this in the { -exchange } shell of your own server. RemoteUserMailbox means that the mailbox is in the cloud, UserMailbox that it is here.
    .move = Move the mailbox to { -exchange-online }, if the app can only reach mailboxes there.

domain-gateway-in-front = A mail filter or forwarder stands in front of the mailbox
    .meaning = Mail for the domain arrives at a service that filters or forwards it. That is no mistake, but the service holds no mailbox that could be connected.
    .filter = A filter checks the mail and passes it on to the provider of the mailboxes.
    .forwarder = The mail is only forwarded; there is no mailbox under this domain.
    .ask-read = Where do you read the mail that is sent to this address?
    .read-provider = At a provider, with this address
    .read-other = In a mailbox with another address
    .think-of-webmail = Think of the page on which you read this mail in the browser. Its provider holds the mailbox.
    .connect-behind = Connect that provider, and not the filter.
    .connect-target = Connect the mailbox to which the mail is forwarded. Sending under this domain has to be set up separately.
    .ask = If you do not know it, ask your administrator which provider holds the mailboxes.
    .allow-app = If the app sends under your domain, allow it in the filter's rules against forged senders.
    .look-behind = If this leads to Microsoft, the mailboxes are probably in { -microsoft-365 }.

domain-autodiscover-missing = Mail programs cannot find the server settings by themselves
    .meaning = Outlook and other programs look for the name autodiscover in front of the domain to learn its servers. The record is missing or leads elsewhere. Apps that connect by signing in at Microsoft or Google do not need it.
    .lost = The record was lost, for example when DNS moved.
    .old-place = The record still leads to the former provider.
    .proxied = The record stands behind Cloudflare's proxy, so that Cloudflare answers instead of the mail provider.
    .ask-dns = What has happened to the DNS of the domain lately?
    .dns-moved = It moved to another provider
    .dns-mail-moved = The mail moved to another provider
    .dns-cloudflare = It went behind Cloudflare
    .enter-by-hand = Meanwhile, enter the servers by hand.
    .tell-administrator = Send this answer to whoever looks after the DNS of the domain.
    .look = Look where the name leads now.
    .publish-microsoft = If the mailboxes are in { -microsoft-365 }, publish this record.
    .publish-other = If they are elsewhere, publish the record that the mail provider's help names; some want an SRV record instead.
    .dns-only = In Cloudflare, set the record to “DNS only”.
    .remove-old = Remove the records of the former provider under this name.

domain-mta-sts-invalid = The domain announces MTA-STS, but its policy is broken
    .meaning = With MTA-STS a domain asks senders to deliver only over a verified connection. If the policy cannot be fetched or does not fit, protection is lost, and in the mode “enforce” mail from { -gmail }, Outlook and others can be refused.
    .file-missing = The policy file is not there, or its address redirects to another page.
    .certificate = The certificate of the web server with the file has expired or is for another name.
    .wrong-mx = The policy does not list the mail servers that the MX records name now, for example after a move.
    .ask-seen = What do you see when you open the policy in the browser?
    .seen-nothing = No file, or another page
    .seen-warning = A warning about the certificate
    .seen-text = The text of the policy
    .tell-administrator = Send this answer to whoever looks after the domain's DNS and web server.
    .fetch = Fetch the policy. The answer must be status 200, at once and without a redirect.
    .serve = Put the file there again, at exactly this address.
    .renew-certificate = Renew the certificate for the name mta-sts in front of the domain.
    .list-mx = List in the file every mail server that the MX records name, one line that begins with mx for each.
    .new-id = After each change, give the TXT record under the name _mta-sts a new id. Senders fetch the policy again only then.
    .retire = If you no longer want MTA-STS, set this in the file first, wait until the old max_age is over, and only then remove everything.

domain-tls-rpt-missing = The domain does not ask for reports about encrypted delivery
    .meaning = With a TLS-RPT record, senders report when they could not deliver to you over an encrypted connection. It is a convenience: no mail is lost without it.
    .never-published = Nobody has published the record yet.
    .no-harm = You need not do anything. If mail does not arrive, the reason is another one; paste the whole error message.
    .publish = If you want the reports, publish this as a TXT record under the name _smtp._tls, with an address that somebody reads.
    .with-mta-sts = It is worth it above all together with MTA-STS or DANE, whose mistakes you would otherwise not notice.

domain-dnssec-bogus = The domain's DNSSEC is broken
    .meaning = The domain is signed with DNSSEC, but the signatures do not fit. Whoever checks them gets no answer for the domain at all, so part of the world cannot send mail to it.
    .ds-left = The name servers were changed, but the old DS record is still at the registrar.
    .signatures-expired = The signatures have expired and were not renewed.
    .key-change = The key was changed, and the new one does not fit the DS record.
    .ask-change = What was changed before it began?
    .change-servers = The DNS provider or the name servers
    .change-keys = DNSSEC itself, such as its keys
    .change-nothing = Nothing
    .tell-administrator = Send this answer to whoever looks after the domain. It is urgent: mail is being lost.
    .see = Enter the domain here. The picture shows at which place the chain breaks.
    .compare = If this command gets an answer, and the same one without +cd gets SERVFAIL, DNSSEC is the reason.
    .remove-ds = At the registrar, remove the DS record, or replace it with the one that your DNS provider shows now.
    .sign-again = Let the DNS provider sign the zone again, or switch DNSSEC off there and remove the DS record at the registrar.
    .wait = Wait until the old DS record has expired everywhere, which can take a day. Switch DNSSEC on again only afterwards.

domain-dns-timeout = The domain's name servers do not answer
    .meaning = The servers that keep the DNS of the domain did not give a usable answer. That does not mean that its records are missing, but while it lasts, mail to the domain waits or comes back.
    .servers-down = The name servers are down, overloaded or cut off by a firewall.
    .not-loaded = The registrar names servers that do not know the domain, for example after a move.
    .suspended = The domain was suspended, for example because it was not paid for.
    .ask-before = Was anything changed at the domain before?
    .before-nothing = No, nothing
    .before-moved = Yes, DNS or registrar were changed
    .before-invoice = There was an unpaid bill, or a letter from the registrar
    .try-later = Try again in some minutes. Senders also try again by themselves, mostly for a day or longer.
    .tell-administrator = If it lasts, and it is your domain, send this answer to whoever looks after its DNS.
    .ask-each = Follow the delegation, and ask each of the name servers directly.
    .see-provider = Look at the status page of the DNS provider, and make sure that no firewall blocks port 53 over UDP and TCP.
    .enter-zone = At the registrar, enter the name servers that have the zone, or create the zone at those that are entered.
    .ask-registrar = Look up the registration. A status that contains “hold” means that the registrar or the registry has stopped the domain; ask the registrar why.

domain-healthy = The domain's records are in order
    .meaning = The checks that were made have found nothing wrong with the domain. If mail still does not work, the reason is in the account, the app or the message.
    .nothing-found = All checks passed, or gave only hints.
    .paste-error = Paste the whole error message or bounce. It says more than the domain's records.
    .not-checked = Keep in mind what such a check cannot see: whether a mailbox exists, whether a password is right, and DKIM keys under names that it does not know.
    .look-elsewhere = Check that the mail servers shown are those of your present provider.

domain-null-mx = The domain accepts no mail
    .meaning = The domain says so itself, with a null MX record: a mail server called “.”. Senders then refuse at once instead of trying for days.
    .meant-so = The owner does not want to receive mail under this domain.
    .left-by-registrar = The record is the registrar's default for new domains, and it was left in place.
    .ask-whose = Whose domain is it?
    .whose-other = Somebody else's
    .whose-ours = Ours, and it should receive mail
    .other-address = Ask the person in another way for another address. This one cannot receive mail.
    .tell-administrator = If it is your own domain, send this answer to whoever looks after its DNS.
    .replace = Delete the null MX record, and publish the MX records that your mail provider shows. The two must not stand side by side.
    .keep = If the domain also sends no mail, say so with this TXT record at the domain itself.
    .keep-dmarc = And with this TXT record under the name _dmarc.

domain-no-mx = The domain cannot receive mail
    .meaning = The domain has no MX record, the entry in DNS that says where its mail goes. Senders then try the address of the web site at most, which usually takes no mail.
    .lost-in-move = The records were lost when the web site or the DNS moved to another provider.
    .never-set-up = Mail has not been set up for this domain yet.
    .other-name = The mail belongs to another name, for example the domain without www or a subdomain.
    .ask-history = Did mail for this domain ever arrive?
    .history-until-move = Yes, until something was changed
    .history-never = No, never
    .history-elsewhere = Mail arrives, but at another domain
    .check-address = Check the address. Mail mostly belongs to the domain itself, without www or anything else in front.
    .tell-administrator = Send this answer to whoever looks after the DNS of the domain.
    .find-dns-host = Find out where the domain's DNS is managed now. Records that stand anywhere else have no effect.
    .take-records = Enter there the MX records that your mail provider shows, and no others.
    .example-google = For { -google-workspace } it is this one record.
    .microsoft-value = For { -microsoft-365 }, open the domain on this page. It shows the record that belongs to it.
    .no-mail-wanted = If the domain should not receive mail, publish this as its only MX record. Senders then learn it at once.
    .check = Look whether the records can be seen. It can take as long as the old time to live.

domain-does-not-exist = The domain does not exist
    .meaning = DNS knows no such name, so there is nothing under it that could take mail.
    .mistyped = The name is misspelled, perhaps only in its ending.
    .lapsed = The registration has run out, or the domain has lost its name servers.
    .internal-name = The name is valid only inside a company's network, such as one that ends with .local.
    .ask-whose = Whose domain is it?
    .whose-other = Somebody else's
    .whose-ours = Ours, and it worked before
    .whose-internal = One that we only use internally
    .check-spelling = Check the spelling of the part after the @ sign, above all its ending.
    .open-website = Look for the organization's web site. The address that it names for contact shows the right domain.
    .ask-registrar = Look up the registration of the domain. It shows until when it is paid for, and by whom it is managed.
    .renew = Renew it at once if it has run out. For some weeks only the former owner can do that.
    .check-name-servers = If it is paid for, check at the registrar that name servers are entered, and that they answer.
    .use-public-name = Give the accounts an address in a domain that is registered, and use that one outside.
