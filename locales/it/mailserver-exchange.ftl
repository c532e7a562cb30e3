### Exchange servers of one's own: the words for knowledge/mailserver/exchange-url-wrong.toml.

mailserver-exchange-url-wrong = L'indirizzo del server Exchange è sbagliato o irraggiungibile
    .meaning = { $app-known ->
        [yes] { $app } si collega a un server { -exchange } tramite l'indirizzo dei suoi servizi web (EWS). A quell'indirizzo il servizio non c'è, oppure { $app } non riesce a raggiungerlo dall'esterno.
       *[no] L'app si collega a un server { -exchange } tramite l'indirizzo dei suoi servizi web (EWS). A quell'indirizzo il servizio non c'è, oppure l'app non riesce a raggiungerlo dall'esterno.
    }
    .webmail-address = È stato inserito l'indirizzo della webmail, che porta a una pagina di accesso.
    .address-mistyped = Nell'indirizzo c'è un errore di battitura, oppure il server non è quello giusto.
    .closed-to-outside = Il server si raggiunge solo dalla vostra rete, oppure un firewall tiene fuori l'app.
    .certificate-not-trusted = Il certificato del server è scaduto, autofirmato o intestato a un altro nome.
    .mailbox-in-the-cloud = La tua casella è in { -microsoft-365 }, quindi non c'è un server { -exchange } da inserire.
    .choose-office-365 = Se la tua organizzazione usa { -microsoft-365 }, collegati con { -office-365 } invece che con { -exchange }.
    .take-host-from-webmail = Accedi alla webmail nel browser e prendi il nome host dal suo indirizzo. Mettilo al posto dell'host in questo indirizzo e inserisci il risultato.
    .no-webmail-path = Non inserire nulla che contenga /owa: l'indirizzo non deve portare alla pagina di accesso della webmail.
    .ask-it-for-address = Se non funziona ancora, chiedi al reparto IT l'indirizzo dei servizi web Exchange e il tuo nome utente.
    .show-address = Esegui questo comando in Exchange Management Shell. ExternalUrl è l'indirizzo che le persone devono inserire.
    .test-from-outside = Verifica dall'esterno se Autodiscover e i servizi web Exchange rispondono.
    .let-vendor-in = Apri la porta 443 del server agli indirizzi IP che il fornitore dell'app pubblica.
    .use-trusted-certificate = Installa un certificato di un'autorità pubblica che contenga questo nome host.
    .check-version = Controlla la versione del server. { -hubspot } richiede { -exchange } 2010 SP2 o successivo.
    .where-is-exchange = Dove si trova il vostro { -exchange }?
    .own-open = Su un nostro server, con la webmail da qualsiasi posto
    .own-inside-only = Su un nostro server, solo nella nostra rete
    .at-microsoft = In { -microsoft-365 }
