### Microsoft sign-in, consent and mailboxes: the words for knowledge/microsoft/.

microsoft-admin-approval-required = Il tuo amministratore deve approvare l'app
    .meaning = Microsoft ha fermato l'accesso perché nella tua organizzazione solo un amministratore può dare a quest'app il permesso di usare posta e calendari. Ci sono tre modi per farlo: ne basta uno.
    .default-policy = La tua organizzazione segue i criteri di consenso predefiniti di Microsoft. Dall'autunno 2025 non permettono più agli utenti di dare da soli a un'app l'accesso a posta e calendari. I colleghi che si erano collegati prima restano collegati.
    .user-consent-off = La tua organizzazione non permette agli utenti di approvare da soli app di questo tipo.
    .fewer-scopes = L'app era già stata approvata, ma per meno autorizzazioni di quelle che chiede oggi, oppure era stata approvata un'altra app.
    .assignment-required = L'app è riservata alle persone a cui è assegnata, e in questo caso serve sempre il consenso di un amministratore.
    .risky-app = Microsoft considera rischiosa questa richiesta e lascia la decisione a un amministratore.
    .ask-on-the-page = Se nella pagina c'è una casella di testo, scrivi perché ti serve l'app e premi “{ -label-request-approval }”.
    .tell-administrator = Se la casella di testo non c'è, manda questa risposta al tuo amministratore.
    .connect-again = Quando l'app è stata approvata, collega di nuovo la tua casella.
    .check-publisher = Prima di dare il consenso, confronta l'ID applicazione e l'editore con quelli indicati nella documentazione del fornitore.
    .find-tenant-id = Nell'interfaccia di amministrazione di { -entra } apri { -label-overview }, copia l'“{ -label-tenant-id }” e mettilo al posto di { "{TENANT_ID}" } nel link qui sotto.
    .open-consent-link = { $app-known ->
        [yes] Il modo più rapido: apri questo link con un account che ha il ruolo { -role-cloud-application-administrator }, controlla che la pagina indichi { $app } come editore verificato e premi “{ -label-accept }”. Alla fine { $app } potrebbe mostrarti una pagina di errore: il consenso è comunque registrato.
       *[no] Se l'app è { $app }, questo link è il modo più rapido; per qualsiasi altra app non serve. Aprilo con un account che ha il ruolo { -role-cloud-application-administrator }, controlla che la pagina indichi { $app } come editore verificato e premi “{ -label-accept }”. Alla fine { $app } potrebbe mostrarti una pagina di errore: il consenso è comunque registrato.
    }
    .no-consent-link = { $app-known ->
        [yes] Il tuo tenant si trova in uno dei cloud nazionali di Microsoft, dove le app sono registrate a parte, quindi il solito link per il consenso non funziona. Chiedi a { $app } se la sua app è disponibile nel tuo cloud.
       *[no] Il tuo tenant si trova in uno dei cloud nazionali di Microsoft, dove le app sono registrate a parte, quindi il solito link per il consenso non funziona. Chiedi al fornitore dell'app se è disponibile nel tuo cloud.
    }
    .assign-people = { $app-known ->
        [yes] Se per l'app è attiva l'opzione “{ -label-assignment-required }”, aggiungi le persone che devono usarla: in { -label-enterprise-apps } › { -label-all-applications } cerca { $app }, apri la voce e vai su { -label-users-and-groups } › { -label-add-user-group }.
       *[no] Se per l'app è attiva l'opzione “{ -label-assignment-required }”, aggiungi le persone che devono usarla: in { -label-enterprise-apps } › { -label-all-applications } apri l'app e vai su { -label-users-and-groups } › { -label-add-user-group }.
    }
    .grant-on-app-page = Se l'app è già nell'elenco, puoi anche aprirla da { -label-enterprise-apps } › { -label-all-applications }, andare in { -label-security } › { -label-permissions } e premere “{ -label-grant-admin-consent }”.
    .turn-on-requests = Oppure fai in modo che gli utenti possano mandarti una richiesta: in { -label-enterprise-apps } › { -label-consent-and-permissions } › { -label-admin-consent-settings } imposta “{ -label-users-can-request }” su “{ -label-yes }” e scegli chi esamina le richieste. Può volerci fino a un'ora.
    .approve-requests = Poi approva le richieste in { -label-enterprise-apps } › { -label-activity } › { -label-admin-consent-requests }. Chi le esamina deve avere anche un ruolo che permette di dare il consenso.
    .allow-verified-publishers = Oppure lascia che gli utenti approvino da soli le app verificate: come { -role-global-administrator } apri { -label-enterprise-apps } › { -label-consent-and-permissions } › { -label-user-consent-settings } e scegli “{ -label-verified-publishers }”. Serve solo se Microsoft ha verificato l'editore dell'app e, dei tre modi, è quello che concede di più.
    .classify-permissions = In questo caso aggiungi anche queste autorizzazioni in { -label-consent-and-permissions } › { -label-permission-classifications } › { -label-classification-low }. Senza questo passaggio gli utenti non possono comunque dare l'accesso a posta e calendari.
    .who-is-refused = Chi viene bloccato?
    .only-new-people = Solo le persone nuove: i colleghi sono già collegati con la stessa app
    .everybody-since-an-update = Tutti, anche se prima l'app era approvata
    .everybody-from-the-start = Tutti: qui l'app non è mai stata approvata

microsoft-interaction-required = Microsoft chiede che tu acceda di persona
    .meaning = Il collegamento è stato tentato in background, ma per andare avanti Microsoft ha bisogno di una persona: che tu acceda, che tu confermi qualcosa o che un amministratore ti assegni l'app.
    .not-assigned = L'app è riservata ad alcune persone della tua organizzazione, e tu non sei ancora nell'elenco.
    .step-left-open = È rimasto in sospeso un passaggio che puoi fare solo tu, come la verifica in due passaggi, nuove condizioni d'uso o un nuovo consenso.
    .nobody-signed-in = In questo browser nessuno aveva eseguito l'accesso a Microsoft.
    .sign-in-afresh = Apri una finestra del browser in incognito, collega di nuovo la casella e completa tutte le pagine che Microsoft ti mostra.
    .ask-colleague = Se non basta, chiedi a un collega di provare a collegarsi. Se a lui funziona, manca qualcosa solo al tuo account, e il tuo amministratore può vedere cosa.
    .assign-person = { $app-known ->
        [yes] In { -label-enterprise-apps } › { -label-all-applications } cerca { $app } e apri la voce. In { -label-manage } › { -label-users-and-groups } premi “{ -label-add-user-group }” e aggiungi la persona.
       *[no] In { -label-enterprise-apps } › { -label-all-applications } apri l'app. In { -label-manage } › { -label-users-and-groups } premi “{ -label-add-user-group }” e aggiungi la persona.
    }
    .lift-assignment = Oppure, se l'app può essere usata da tutti: nella stessa app apri { -label-manage } › { -label-properties } e imposta “{ -label-assignment-required }” su “{ -label-no }”.
    .read-sign-in-log = Se ancora non funziona, apri { -label-monitoring } › { -label-sign-in-logs } e guarda l'accesso non riuscito all'app. Il codice di errore ti dice quale passaggio manca.
    .ask-interactively = Quando una richiesta silenziosa riceve questa risposta, manda la persona alla pagina di accesso e riporta nella nuova richiesta gli eventuali claim arrivati con l'errore.
    .colleague-connects = Un tuo collega riesce a collegarsi con la stessa app?
    .colleague-can = Sì, solo io non ci riesco
    .colleague-cannot = No, non ci riesce nessuno
    .works-after-signing-in = Ci riesco anch'io, se prima accedo a Microsoft

microsoft-mailbox-not-found = A questo account Microsoft non corrisponde nessuna casella
    .meaning = L'accesso è riuscito, ma Microsoft non ha nessuna casella per questo indirizzo. Di solito la posta è presso un altro provider e l'account Microsoft serve solo per Office o Teams.
    .mail-elsewhere = La tua posta è presso un altro provider.
    .no-license = L'account non ha una licenza che comprende { -exchange-online }, oppure l'ha persa.
    .guest = In questa organizzazione sei un utente ospite, e gli ospiti non hanno una casella.
    .just-created = L'account è nuovo e la sua casella non è ancora pronta.
    .open-outlook-web = Apri Outlook sul web con lo stesso account. Se non si apre nessuna casella, la tua posta non è su { -microsoft-365 }.
    .choose-real-provider = Quando colleghi la casella, scegli il provider che ospita la tua posta, oppure { -imap }, invece di { -office-365 }.
    .look-up-mx = Controlla dove arriva la posta del tuo dominio. Se non è Microsoft, quando colleghi la casella scegli quel provider oppure { -imap }.
    .connect-forwarded-mailbox = La posta del tuo dominio viene solo inoltrata. Collega la casella a cui arriva.
    .use-home-account = Collegati con l'account della tua organizzazione, dove si trova la tua casella.
    .wait-for-mailbox = Aspetta che la casella sia pronta (da pochi minuti a un giorno), poi ricollegala.
    .assign-license = In { -label-active-users } apri la persona, vai su “{ -label-licenses-and-apps }” e attiva un piano che comprende { -exchange-online }.
    .find-recipient = Esegui questo comando in PowerShell per { -exchange-online }. UserMailbox vuol dire che la casella è nel cloud, MailUser che si trova altrove.
    .where-you-read-mail = Dove leggi di solito la posta?
    .in-outlook-on-the-web = In Outlook sul web, con questo account
    .at-another-provider = Sul sito di un altro provider o in un programma di posta
    .at-my-own-organization = Nella mia organizzazione: qui sono solo un ospite
    .nowhere-any-more = Da nessuna parte: Outlook sul web non apre nessuna casella

microsoft-outlook-alias = La tua casella compare con un indirizzo creato da Microsoft
    .meaning = Hai fatto l'accesso con un account Microsoft personale il cui indirizzo principale non è di Microsoft. In questi casi la casella { -outlook-com } riceve un indirizzo che comincia con “outlook_”, e i tuoi messaggi partirebbero da lì.
    .foreign-primary-alias = L'alias primario del tuo account Microsoft personale è un indirizzo di un altro provider.
    .wrong-mailbox = Volevi collegare la casella di lavoro, ma hai fatto l'accesso con un account personale.
    .open-aliases = Accedi al tuo account Microsoft, lo stesso che hai collegato, e apri la pagina degli alias.
    .make-primary = Scegli un indirizzo che finisce con @outlook.com, @hotmail.com o @live.com, oppure aggiungilo, e premi “{ -label-make-primary }”. Non rimuovere nessun indirizzo: non si può più recuperare.
    .connect-again = Aspetta qualche minuto, scollega la casella dall'app e collegala di nuovo.
    .connect-real-mailbox = Se la tua posta è nel { -microsoft-365 } dell'azienda, ricollegati e scegli “{ -label-work-account }”. Se è presso un altro provider, scegli quel provider oppure { -imap }.
    .address-to-send-from = Da quale indirizzo vuoi scrivere?
    .personal-microsoft-address = Da uno personale
    .company-address = Da quello della mia azienda

microsoft-required-permissions = Ecco le autorizzazioni di cui l'app ha bisogno
    .meaning = { $app-known ->
        [yes] Per una casella e un calendario di { -microsoft-365 }, { $app } ha bisogno di alcune autorizzazioni delegate di { -graph }. I loro nomi sono sempre in inglese: un nome tradotto per Microsoft non esiste. Con i criteri predefiniti di Microsoft, per alcune serve il consenso di un amministratore.
       *[no] Per una casella e un calendario di { -microsoft-365 }, un'app ha bisogno di alcune autorizzazioni delegate di { -graph }. I loro nomi sono sempre in inglese: un nome tradotto per Microsoft non esiste. Con i criteri predefiniti di Microsoft, per alcune serve il consenso di un amministratore.
    }
    .send-list = Manda questo elenco al tuo amministratore.
    .compare-permissions = { $app-known ->
        [yes] In { -label-enterprise-apps } › { -label-all-applications } cerca { $app } e apri la voce. In { -label-security } › { -label-permissions } confronta con l'elenco le autorizzazioni già concesse. Di solito openid, email, profile e offline_access non compaiono.
       *[no] In { -label-enterprise-apps } › { -label-all-applications } apri l'app. In { -label-security } › { -label-permissions } confronta con l'elenco le autorizzazioni già concesse. Di solito openid, email, profile e offline_access non compaiono.
    }
    .find-tenant-id = Nell'interfaccia di amministrazione di { -entra } apri { -label-overview }, copia l'“{ -label-tenant-id }” e mettilo al posto di { "{TENANT_ID}" } nel link qui sotto.
    .grant-missing = { $app-known ->
        [yes] Se ne manca qualcuna, apri questo link con un account che ha il ruolo { -role-cloud-application-administrator }, controlla che la pagina indichi { $app } come editore verificato e premi “{ -label-accept }”.
       *[no] Se ne manca qualcuna e l'app è { $app }, apri questo link con un account che ha il ruolo { -role-cloud-application-administrator }, controlla che la pagina indichi { $app } come editore verificato e premi “{ -label-accept }”. Per qualsiasi altra app il link non serve.
    }
    .grant-on-app-page = Se ne manca qualcuna, nella stessa pagina premi “{ -label-grant-admin-consent }”.
    .use-real-names = Chiedi le autorizzazioni con il loro nome inglese: Microsoft rifiuta qualsiasi altra forma.

microsoft-rest-api-not-enabled = Microsoft non apre questa casella alle app
    .meaning = { -microsoft-365 } conosce il tuo account, ma lì le app non riescono a raggiungere la casella. I casi sono due: la migrazione è ancora in corso, oppure la casella si trova su un server { -exchange } della tua organizzazione.
    .migration = Il tuo dominio sta ancora passando a { -microsoft-365 } e la tua casella non è ancora arrivata.
    .hybrid = Il tuo account è presso Microsoft, ma la casella è su un server { -exchange } della tua organizzazione (configurazione ibrida).
    .unlicensed = In questo momento la casella non ha una licenza, oppure è una casella condivisa, una sala o un utente ospite.
    .ask-it = Fai una sola domanda al reparto IT: la mia casella è in { -exchange-online } o su un nostro server { -exchange }?
    .wait-for-migration = Se la migrazione è in corso, aspetta che finisca e poi collega di nuovo la casella.
    .connect-otherwise = Se la casella è su un server della tua organizzazione, collegala con { -exchange } o { -imap } invece che con { -office-365 }.
    .see-where-mail-arrives = Controlla dove arriva la posta del tuo dominio. Se arriva a un server della tua organizzazione, è probabile che anche la casella sia lì.
    .find-mailbox = Esegui questo comando in PowerShell per { -exchange-online }. MailUser vuol dire che la casella non è nel cloud, UserMailbox che c'è.
    .watch-move = Questo comando mostra a che punto è lo spostamento della casella.
    .move-mailbox = Se serve proprio il collegamento con { -office-365 }, sposta la casella nel cloud: { -label-migration } › { -label-add-migration-batch }.
    .check-license = Se la casella è nel cloud, apri la persona in { -label-active-users } e controlla in “{ -label-licenses-and-apps }” che sia attivo un piano con { -exchange-online }.
    .moving-or-own-server = La tua organizzazione sta passando a { -microsoft-365 } in questo periodo, oppure ha un suo server { -exchange }?
    .we-are-moving = Sta passando
    .own-server = Ha un suo server
    .neither-of-them = Né l'uno né l'altro: tutte le caselle sono in { -microsoft-365 }
