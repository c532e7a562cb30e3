### What was seen, said as evidence under a cause or as a finding of a check. One message for
### each FactId of src/evidence.rs. All of them are given the same three variables:
###
### $domain (String) - the domain that was looked at, e.g. "contoso.com".
### $seen (String) - the record, server or word itself, e.g. "mx1.example.net".
### $detail (String) - what $seen stands for, such as a provider's name, e.g. "Proofpoint"; may be empty.

fact-answer-given = You answered: “{ $seen }”
fact-autodiscover-at-microsoft = autodiscover.{ $domain } leads to Microsoft ({ $seen }).
fact-autodiscover-elsewhere = autodiscover.{ $domain } does not lead to Microsoft, but to { $seen }.
fact-code-given = Your text contains { $seen }.
fact-dkim-at-microsoft = { $domain } signs its mail with a DKIM key at Microsoft ({ $seen }).
fact-implicit-mx = { $domain } has no MX record, so mail is tried at the address of the domain itself ({ $seen }).
fact-mx-at-consumer-outlook = Mail for { $domain } arrives at { -outlook-com } ({ $seen }).
fact-mx-at-forwarder = Mail for { $domain } arrives at { $detail }, which only forwards it ({ $seen }).
fact-mx-at-gateway = Mail for { $domain } arrives at { $detail } first, which filters it and passes it on ({ $seen }).
fact-mx-at-google = Mail for { $domain } arrives at Google ({ $seen }).
fact-mx-at-microsoft = Mail for { $domain } arrives at { -microsoft-365 } ({ $seen }).
fact-mx-at-provider = Mail for { $domain } arrives at { $detail } ({ $seen }).
fact-mx-in-own-domain = Mail for { $domain } arrives at a server under its own name ({ $seen }).
fact-mx-not-known = Where mail for { $domain } arrives could not be looked up.
fact-mx-uncharted = Mail for { $domain } arrives at { $seen }, which belongs to no provider I know.
fact-no-mx = { $domain } exists, but has neither an MX record nor an address, so it cannot receive mail.
fact-no-such-domain = The domain { $domain } does not exist in DNS.
fact-null-mx = { $domain } says with a null MX that it accepts no mail.
fact-outlook-alias-given = Your text contains { $seen }, an address that Microsoft made up.
fact-scope-mistranslated = { $seen } is a translation. The permission is called { $detail }.
fact-spf-includes-microsoft = The SPF record of { $domain } lets { -exchange-online } send its mail ({ $seen }).
fact-tenant-found = { $domain } belongs to a Microsoft tenant ({ $seen }).
fact-tenant-in-other-cloud = { $domain } belongs to a tenant in one of Microsoft's national clouds ({ $seen }).
fact-tenant-not-found = { $domain } belongs to no Microsoft tenant.
fact-verified-at-microsoft = { $domain } was registered at Microsoft at some time (TXT record { $seen }).
fact-word-given = You wrote “{ $seen }”.
