### What every answer has in common: headings, notices, help, and what is said when there is
### no answer.

## Headings of an answer's sections

heading-noted = Che cosa ho letto nel tuo testo
heading-causes = Perché succede
heading-findings = Che cosa ho trovato
heading-user-steps = Che cosa puoi fare tu
heading-admin-steps = Che cosa può fare il tuo amministratore
heading-developer-steps = Che cosa può fare chi sviluppa l'app
heading-provider-steps = Che cosa può fare il tuo provider
heading-caveats = Da sapere
heading-others = Potrebbe anche essere
heading-sources = Fonti

## How sure the answer is

# The title when the problem is likely, but not certain.
# $title (String) - the problem's title, e.g. "Your administrator has to approve the app".
probably = Probabilmente: { $title }

# Nothing is likely enough to be said; what is possible is listed below.
unsure = Non sono sicuro di che cosa si tratti
    .lead = Potrebbe essere una di queste cose. Incolla il messaggio di errore completo e saprò dirti di più.

# Shown in place of an answer. Below `.lead`, the other attributes are a list.
not-recognized = Non ho riconosciuto il problema
    .lead = Preferisco non tirare a indovinare. Con qualche informazione in più, probabilmente posso aiutarti.
    .paste-error = Incolla il messaggio di errore completo, con il suo codice, così come lo vedi sullo schermo.
    .paste-place = Dimmi quale app stai collegando e dove si trova la tua posta, per esempio { -microsoft-365 } o { -gmail }.
    .paste-domain = Oppure scrivi il tuo dominio di posta dopo la parola “check”, e guardo dove arriva la sua posta.

## Help

# Shown for an empty command and for `help`. Below `.lead`, each attribute stands above an
# example to copy, such as "check contoso.com".
help = Scopro perché una casella non funziona
    .lead = Incolla un messaggio di errore o scrivi un dominio. Ti dico che cosa è successo e che cosa fare, passo per passo.
    .diagnose = Incolla un messaggio di errore, oppure descrivilo con parole tue:
    .diagnose-address = Se aggiungi il tuo indirizzo, guardo anche dove si trova la tua posta:
    .check = Per vedere dove si trova la posta di un dominio:
    .secrets = Non incollare password o chiavi. Se nel testo ce n'è una, la tolgo prima di andare avanti.

## Secrets. Each is said before everything else in the answer.

secret-warning-api-key = Nel tuo testo c'era una chiave API. L'ho tolta, ma qui potrebbe averla vista qualcun altro: eliminala nel servizio che l'ha generata e creane una nuova.
secret-warning-app-password = Nel tuo testo c'era una password per le app. L'ho tolta, ma qui potrebbe averla vista qualcun altro: eliminala nelle impostazioni di sicurezza del tuo account e creane una nuova.
secret-warning-authorization-code = Nel tuo testo c'era un codice di autorizzazione. L'ho tolto. Un codice così vale una volta sola e per pochi minuti; per sicurezza, revoca l'accesso dell'app al tuo account e ricollegala.
secret-warning-client-secret = Nel tuo testo c'era il client secret di un'app. L'ho tolto, ma qui potrebbe averlo visto qualcun altro: chi gestisce l'app dovrebbe crearne uno nuovo ed eliminare questo.
secret-warning-cookie = Nel tuo testo c'era un cookie di sessione. L'ho tolto, ma qui potrebbe averlo visto qualcun altro: esci da quel servizio su tutti i dispositivi, così il cookie non vale più.
secret-warning-password = Nel tuo testo c'era una password. L'ho tolta, ma qui potrebbe averla vista qualcun altro: cambiala ovunque la usi.
secret-warning-private-key = Nel tuo testo c'era una chiave privata. L'ho tolta, ma qui potrebbe averla vista qualcun altro: crea una nuova coppia di chiavi e revoca quella vecchia.
secret-warning-token = Nel tuo testo c'era un token di accesso. L'ho tolto, ma qui potrebbe averlo visto qualcun altro: revoca l'accesso dell'app dal tuo account, oppure esci da tutti i dispositivi, così il token smette di funzionare.

## Notices

# Shown at the end of an answer from which parts were left out.
shortened = La risposta era troppo lunga per essere mostrata tutta qui, quindi ne ho lasciato fuori una parte.

# Shown at once, while the answer is being made.
# $domain (String) - the domain that is looked at, e.g. "contoso.com".
looking = Sto controllando { $domain } …

# Under "Good to know": a look would have helped, and none is allowed here.
caveat-offline = Sono configurato per non cercare nulla su internet, quindi questa risposta si basa solo sul tuo testo.

# Under "Good to know": a look at the person's domain would help, and the text names none.
caveat-no-domain = Se insieme all'errore mi scrivi anche il tuo indirizzo o il tuo dominio, guardo anche dove si trova la tua posta.

# Under "Good to know": a look was taken, and part of it got no answer.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
caveat-not-checked = Non sono riuscito a controllare tutto su { $domain }: alcuni server non hanno risposto in tempo. Quello che qui manca potrebbe comunque esserci.

caveat-text-shortened = Il tuo testo era molto lungo, quindi ho letto solo l'inizio e la fine.

# A code beside a problem.
# $code (String) - an error code with its name, e.g. "AADSTS50012 (AuthenticationFailed)".
# $meaning (String) - what it means, in whole sentences.
noted-code = { $code }: { $meaning }

# $code (String) - an error code that nobody lists, e.g. "AADSTS987654".
unknown-code = { $code } è un codice che non conosco.

# The title of an answer to a paste of which only a code is known.
# $code (String) - an error code with its name, e.g. "AADSTS50012 (AuthenticationFailed)".
code = Che cosa significa { $code }

# The same for a code that nobody lists.
# $code (String) - an error code, e.g. "AADSTS987654".
code-unknown = Non conosco il codice { $code }
    .lead = Non compare in nessuno degli elenchi che ho. Forse è nuovo, oppure manca una cifra.

# What to do about a code that has no steps of its own, by who is likely to be able to act.
# $code (String) - an error code with its name, e.g. "AADSTS50012 (AuthenticationFailed)".
code-step =
    .user = Per prima cosa riprova. Se succede ancora, manda al tuo amministratore l'errore completo con { $code }.
    .admin = Manda al tuo amministratore il codice { $code }, l'ora dell'errore e l'account usato. Nei log di accesso si vede il passaggio che non è riuscito.
    .developer = Manda al supporto dell'app che stai collegando il codice { $code } e spiega che cosa stavi facendo. Solo chi sviluppa l'app può cambiare il modo in cui chiede l'accesso.
    .provider = Manda al fornitore della casella il codice { $code }, l'ora e l'errore completo.

# Stands above ids that can be copied.
ticket = Se scrivi al supporto di Microsoft o al tuo amministratore, allega anche questi dati:

# Said after the first few unknown codes of a text that holds very many.
# $count (Number) - how many more there are, e.g. 9995.
more-codes = { $count ->
    [one] C'è { $count } altro codice per cui non ho ancora una soluzione.
   *[other] Ci sono altri { $count } codici per cui non ho ancora una soluzione.
}

## The servers of a provider, shown below a step

# $host (String) - server and port, e.g. "imaps.aruba.it:993".
mail-servers-imap = Posta in arrivo ({ -imap }): { $host }

# $host (String) - server and port or ports, e.g. "smtps.aruba.it:465".
mail-servers-smtp = Posta in uscita (SMTP): { $host }

# $provider (String) - the provider's name, e.g. "Apple iCloud Mail".
mail-servers-app-password = Qui { $provider } vuole una password per le app, non quella che usi di solito. La crei nelle impostazioni di sicurezza del tuo account.

## What is not kept yet

nothing-stored-forget = Non c'è nulla da cancellare: non conservo né le tue domande né i tuoi dati.
nothing-stored-language = Per ora non posso ricordare la lingua che preferisci. Rispondo nella lingua della tua app o del tuo testo.
nothing-stored-settings = Per ora non ci sono impostazioni: di te non ricordo nulla.
