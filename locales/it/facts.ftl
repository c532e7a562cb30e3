### What was seen, said as evidence under a cause or as a finding of a check. One message for
### each FactId of src/evidence.rs. All of them are given the same three variables:
###
### $domain (String) - the domain that was looked at, e.g. "contoso.com".
### $seen (String) - the record, server or word itself, e.g. "mx1.example.net".
### $detail (String) - what $seen stands for, such as a provider's name, e.g. "Proofpoint"; may be empty.

fact-answer-given = Hai risposto: «{ $seen }»
fact-autodiscover-at-microsoft = autodiscover.{ $domain } porta a Microsoft ({ $seen }).
fact-autodiscover-elsewhere = autodiscover.{ $domain } non porta a Microsoft, ma a { $seen }.
fact-code-given = Nel tuo testo c'è { $seen }.
fact-dkim-at-microsoft = { $domain } firma la posta con una chiave DKIM di Microsoft ({ $seen }).
fact-implicit-mx = { $domain } non ha un record MX, quindi si prova a consegnare la posta all'indirizzo del dominio stesso ({ $seen }).
fact-mx-at-consumer-outlook = La posta di { $domain } arriva su { -outlook-com } ({ $seen }).
fact-mx-at-forwarder = La posta di { $domain } arriva presso { $detail }, che la inoltra soltanto ({ $seen }).
fact-mx-at-gateway = La posta di { $domain } passa prima da { $detail }, che la filtra e poi la consegna ({ $seen }).
fact-mx-at-google = La posta di { $domain } arriva a Google ({ $seen }).
fact-mx-at-microsoft = La posta di { $domain } arriva su { -microsoft-365 } ({ $seen }).
fact-mx-at-provider = La posta di { $domain } arriva presso { $detail } ({ $seen }).
fact-mx-in-own-domain = La posta di { $domain } arriva a un server del dominio stesso ({ $seen }).
fact-mx-not-known = Non sono riuscito a vedere dove arriva la posta di { $domain }.
fact-mx-uncharted = La posta di { $domain } arriva a { $seen }, che non è di nessun provider che conosco.
fact-no-mx = { $domain } esiste, ma non ha né un record MX né un indirizzo, quindi non può ricevere posta.
fact-no-such-domain = Il dominio { $domain } non esiste nel DNS.
fact-null-mx = { $domain } dichiara con un MX nullo di non accettare posta.
fact-outlook-alias-given = Nel tuo testo c'è { $seen }, un indirizzo creato da Microsoft.
fact-scope-mistranslated = { $seen } è una traduzione: l'autorizzazione si chiama { $detail }.
fact-spf-includes-microsoft = Il record SPF di { $domain } autorizza { -exchange-online } a spedire la sua posta ({ $seen }).
fact-tenant-found = { $domain } appartiene a un tenant Microsoft ({ $seen }).
fact-tenant-in-other-cloud = { $domain } appartiene a un tenant di uno dei cloud nazionali di Microsoft ({ $seen }).
fact-tenant-not-found = { $domain } non appartiene a nessun tenant Microsoft.
fact-verified-at-microsoft = { $domain } è stato registrato presso Microsoft in passato (record TXT { $seen }).
fact-word-given = Hai scritto “{ $seen }”.
