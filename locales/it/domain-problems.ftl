### Problems of a domain: the words for knowledge/domain/.

domain-parked = Il dominio è parcheggiato e non riceve posta
    .meaning = Il dominio è registrato, ma punta a un servizio di parcheggio o a una pagina provvisoria invece che a un provider di posta. La posta che gli scrivi viene rifiutata o va persa.
    .never-set-up = Il dominio è nuovo e la posta non è ancora stata configurata.
    .expired = La registrazione è scaduta e il registrar ha parcheggiato il dominio.
    .somebody-elses = Il dominio è di qualcuno che vuole solo venderlo; forse l'indirizzo è scritto male.
    .ask-whose-domain = Di chi è il dominio?
    .ours-new = Nostro, ed è nuovo
    .ours-worked-before = Nostro, e prima la posta funzionava
    .not-ours = Di qualcun altro
    .check-spelling = Controlla come è scritto l'indirizzo, soprattutto la parte dopo la chiocciola e la sua fine.
    .ask-for-address = Chiedi alla persona in un altro modo un indirizzo che funzioni.
    .tell-administrator = Avvisa chi gestisce il tuo dominio: serve l'accesso al registrar.
    .see-where-mail-arrives = Guarda dove arriva la posta del dominio.
    .look-up-registration = Cerca la registrazione: mostra il registrar, la data di scadenza e i server DNS.
    .renew = Rinnova subito il dominio presso il registrar. Poco dopo la scadenza può registrarlo qualcun altro.
    .choose-name-servers = Nel pannello del registrar sostituisci i server DNS del servizio di parcheggio con quelli del tuo provider DNS.
    .add-mx = Aggiungi i record MX che ti dà il tuo provider di posta e togli quelli del servizio di parcheggio.
    .say-no-mail = Se il dominio non deve ricevere posta, pubblica questo come unico record MX: chi scrive lo saprà subito.

domain-spf-missing = Il dominio non ha un record SPF
    .meaning = L'SPF è l'elenco dei server che possono inviare posta per il tuo dominio, pubblicato come record TXT nel DNS. Se manca, molti destinatari si fidano meno della tua posta e qualcuno la rifiuta.
    .never-published = Il record non è mai stato pubblicato.
    .lost-in-move = Il record è andato perso quando il DNS del dominio è passato a un altro provider.
    .wrong-place = Il record c'è, ma nel posto sbagliato: per esempio sotto www, oppure non è di tipo TXT.
    .ask-history = Prima il dominio aveva un record SPF?
    .history-no = No, o non lo so
    .history-moved = Sì, fino al trasferimento del DNS o del sito
    .history-added = L'ho aggiunto, ma il controllo non lo vede
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del tuo dominio.
    .list-senders = Fai l'elenco di tutto ciò che invia posta con il tuo dominio: il provider di posta, il CRM, le newsletter, il sito, gli scanner.
    .publish = Dove oggi si gestisce il DNS del dominio, pubblica un solo record TXT sul dominio stesso. Comincia con v=spf1, nomina ogni mittente una volta e finisce con “-all”, o con “~all” finché fai le prove.
    .example-microsoft = Se per te invia solo { -microsoft-365 }, il record completo è questo.
    .example-google = Se per te invia solo { -google-workspace }, il record completo è questo.
    .check-place = Controlla che il record sia di tipo TXT, che si trovi sul dominio stesso e non sotto www, e che sia presso il provider a cui appartengono i server DNS del dominio.
    .never-sends = Se il dominio non invia mai posta, pubblica invece questo.
    .check-again = Dopo circa un'ora controlla se il record è visibile.

domain-spf-multiple = Il dominio ha più di un record SPF
    .meaning = Un dominio può avere un solo record TXT che comincia con v=spf1. Se ce ne sono due, chi riceve segnala un errore e non ne accetta nessuno: l'SPF non vale più per nessuno dei tuoi mittenti.
    .added-beside = Un servizio ha chiesto di aggiungere un record, ed è stato aggiunto accanto a quello che c'era.
    .left-from-old = È rimasto il record di un provider precedente.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del tuo dominio.
    .look = Elenca i record TXT del dominio e annota tutti quelli che cominciano con v=spf1.
    .merge = Fanne uno solo: v=spf1 una volta all'inizio, poi ogni include, ip4, ip6, a e mx di tutti i record una volta sola, e un unico “all” alla fine.
    .example = Per esempio, un dominio che invia tramite Microsoft e Google ha solo questo record.
    .delete-others = Salva il record unito ed elimina tutti gli altri che cominciano con v=spf1. Gli altri record TXT restano.
    .drop-old = Lascia fuori quello che appartiene al provider precedente.
    .count = Controlla che il nuovo record richieda al massimo dieci ricerche DNS.

domain-spf-invalid = Il record SPF del dominio contiene un errore
    .meaning = Chi riceve legge tutto il record SPF prima di usarlo. Basta un errore in un punto qualsiasi, anche dopo la parte che serve, e il record intero non vale più.
    .typing-error = C'è una parola scritta male o un segno sbagliato, per esempio ipv4 al posto di ip4, una virgola o uno spazio dopo i due punti.
    .include-without-spf = Il record include un dominio che non ha un record SPF, o non lo ha più.
    .cut-or-quoted = Il record è stato tagliato, oppure contiene virgolette o un a capo.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del tuo dominio.
    .look = Guarda il record come lo vedono tutti.
    .compare = Confronta ogni parte con quelle ammesse: all, include, a, mx, ip4, ip6 ed exists. Le parti sono separate da un solo spazio, e dopo i due punti non ci sono spazi.
    .remove-include = Cerca il record TXT di ogni dominio incluso. Togli quelli senza un record che comincia con v=spf1; l'include attuale è indicato nella guida del servizio.
    .one-line = Inserisci di nuovo il record su una sola riga, senza aggiungere virgolette.
    .end-with-all = Controlla che “all” ci sia una volta sola, alla fine. Quello che lo segue non viene mai letto.
    .test = Prova il record prima e dopo averlo salvato.

domain-spf-too-many-lookups = Il record SPF del dominio richiede troppe ricerche DNS
    .meaning = Per valutare un record SPF chi riceve può fare dieci ricerche DNS, comprese quelle dei record inclusi. Il tuo ne richiede di più, così una parte dei tuoi mittenti non supera il controllo, spesso solo ogni tanto.
    .too-many-includes = Il record include molti servizi, e ognuno ne include altri.
    .void-lookups = Varie parti del record portano a nomi che non esistono più. Anche più di due di queste sono un errore.
    .left-over-terms = Nel record ci sono ancora parti come a, mx o ptr di vecchi hosting.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del tuo dominio.
    .count = Conta le ricerche: ogni include, a, mx, ptr, exists e redirect vale uno, anche dentro i record inclusi. all, ip4 e ip6 non costano nulla.
    .remove-unused = Togli gli include dei servizi con cui non invii più.
    .remove-empty = Togli le parti che portano a nomi senza risposta.
    .replace-by-address = Sostituisci a e mx dei tuoi server con i loro indirizzi, usando ip4 o ip6, e togli ptr.
    .own-subdomain = Fai inviare newsletter e simili da un sottodominio: ha un record SPF suo, con dieci ricerche sue.
    .no-flattening = Non copiare a mano nel record gli indirizzi di un provider: cambiano, e nessuno ti avvisa.

domain-spf-permissive = Il record SPF del dominio permette a chiunque di inviare
    .meaning = Un record SPF finisce con quello che deve succedere ai server che non nomina. Il tuo li autorizza, oppure non dice nulla, quindi non protegge il tuo nome da nessuno.
    .plus-all = Il record finisce con “+all” o con un semplice “all”, oppure nomina reti così grandi da comprendere tutti.
    .neutral-all = Il record finisce con “?all”, che vuol dire: nessuna indicazione.
    .no-all = Alla fine del record manca “all”, che equivale a nessuna indicazione.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del tuo dominio.
    .list-senders = Fai l'elenco di tutto ciò che invia posta con il tuo dominio e controlla che il record lo nomini.
    .softfail-first = Finché fai le prove, fai finire il record così: la posta di altri server viene segnata come dubbia.
    .then-fail = Quando nulla di tuo fallisce più, fallo finire così.
    .narrow = Sostituisci le reti grandi dopo ip4 e ip6 con gli indirizzi che inviano davvero.
    .no-ptr = Se c'è ptr, toglilo: chi riceve non dovrebbe più usarlo.

domain-dkim-not-found = Per il dominio non è stata trovata nessuna chiave DKIM
    .meaning = Con DKIM il servizio che invia firma la tua posta, e la chiave per verificarla sta nel DNS sotto un nome detto selettore. Sotto i nomi provati non c'è nessuna chiave, il che non prova che non esista.
    .never-switched-on = Per questo dominio DKIM non è mai stato attivato.
    .lost-in-move = La chiave è andata persa con il trasferimento del DNS.
    .other-selector = La chiave c'è, ma sotto un selettore diverso da quello provato.
    .ask-signed = Apri un messaggio che hai mandato a un indirizzo { -gmail } e scegli “{ -label-show-original }”. Che cosa dice di DKIM?
    .signed-pass = PASS, con il nostro dominio
    .signed-other = PASS con un altro dominio, oppure nulla
    .signed-fail = FAIL, oppure che la chiave non c'è
    .find-selector = Manda un messaggio a un indirizzo { -gmail } e apri “{ -label-show-original }”. Il selettore è quello che segue s= nella riga DKIM-Signature.
    .tell-administrator = Se una riga così con il tuo dominio non c'è, manda questa risposta a chi gestisce il DNS del dominio.
    .microsoft = Se la tua posta parte da { -microsoft-365 }: in questa pagina scegli il dominio, pubblica i due record CNAME che mostra e attiva “{ -label-sign-with-dkim }”.
    .google = Se la tua posta parte da Google: apri { -label-authenticate-email }, genera una chiave, pubblica il suo record TXT e premi “{ -label-start-authentication }”.
    .other-services = Fai lo stesso in ogni altro servizio che invia per te. Ognuno ha il suo selettore, quindi non si disturbano a vicenda.
    .publish-again = Prendi i record dalle impostazioni dei servizi che inviano e pubblicali dove si gestisce il DNS adesso.
    .test = Cerca la chiave sotto il selettore del tuo servizio, al posto di selector1.

domain-dmarc-missing = Il dominio non ha un record DMARC
    .meaning = Con DMARC un dominio dice a chi riceve che cosa fare della posta che solo finge di venire da lì. { -gmail }, Yahoo e { -outlook-com } lo pretendono da chi invia in grande quantità.
    .never-published = Il record non è mai stato pubblicato.
    .wrong-place = Il record c'è, ma non sotto il nome _dmarc, l'unico in cui vale.
    .ask-published = Qualcuno ha già aggiunto un record DMARC nel DNS del dominio?
    .published-no = No, o non lo so
    .published-yes = Sì, ma il controllo non lo vede
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del tuo dominio.
    .publish = Pubblica questo come record TXT con il nome _dmarc. Per la tua posta non cambia ancora nulla, ma i rapporti arrivano a quell'indirizzo: crea la casella o indicane un'altra.
    .check-place = Controlla che il record si veda sotto _dmarc. Sul dominio stesso non ha effetto, e molti pannelli DNS aggiungono da soli il dominio al nome.
    .read-reports = Leggi i rapporti per qualche settimana: mostrano chi invia a tuo nome e se SPF e DKIM sono a posto.
    .tighten = Quando tutta la tua posta supera i controlli, cambia p=none in p=quarantine e più avanti in p=reject.
    .never-sends = Se il dominio non invia mai posta, pubblica subito questo.

domain-dmarc-invalid = Il record DMARC del dominio non è valido
    .meaning = Il record DMARC c'è, ma così com'è chi riceve non può usarlo: il dominio viene trattato come se non lo avesse o ne avesse uno più debole.
    .written-wrong = Nel record c'è qualcosa di scritto male: l'inizio, la policy dopo p=, una virgola al posto del punto e virgola, o un indirizzo per i rapporti senza mailto.
    .two-records = Ci sono due record DMARC, e così non ne vale nessuno.
    .reports-not-allowed = I rapporti devono andare a un altro dominio, che però non ha dato il consenso. La policy resta comunque valida.
    .wrong-place = Il record si trova sul dominio stesso invece che sotto il nome _dmarc, l'unico in cui vale.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del tuo dominio.
    .look = Guarda il record come lo vedono tutti.
    .keep-one = Tieni un solo record che comincia con v=DMARC1 ed elimina gli altri sotto il nome _dmarc.
    .write-right = Scrivilo così: prima v=DMARC1, tra le parti il punto e virgola, davanti a ogni indirizzo per i rapporti mailto.
    .choose-policy = Dopo p= può esserci solo una di queste parole: none, quarantine o reject.
    .allow-reports = Il dominio che riceve i rapporti deve pubblicare questo record TXT sotto il nome “il tuo dominio”._report._dmarc. Se usi un servizio di rapporti ci pensa lui: chiedi lì.
    .move = Pubblica il record sotto il nome _dmarc ed eliminalo dal dominio stesso.

domain-dmarc-monitor-only = La policy DMARC del dominio osserva soltanto
    .meaning = Con p=none chi riceve segnala chi invia a tuo nome, ma non ferma le mail contraffatte. Non è un errore e non si perde posta: è la prima fase di ogni introduzione di DMARC.
    .first-stage = L'introduzione di DMARC è cominciata e non è ancora andata avanti.
    .default-of-host = Il tuo provider ha pubblicato questo record come impostazione predefinita.
    .no-harm = Perché la tua posta arrivi non devi fare nulla. Fai sapere a chi gestisce il dominio che le mail contraffatte non vengono ancora fermate.
    .add-reports = Controlla che i rapporti arrivino a un indirizzo che qualcuno legge. Senza, nessuno osserva.
    .check-senders = Leggi i rapporti finché tutti i servizi che inviano per te superano SPF o DKIM con il tuo dominio.
    .quarantine = Poi fai finire le mail contraffatte nella posta indesiderata.
    .reject = Passate alcune settimane senza reclami, falle rifiutare.

domain-mx-unresolvable = Il record MX del dominio porta a un nome inutilizzabile
    .meaning = Il record MX deve nominare un server di posta che ha un indirizzo nel DNS. Qui ne nomina uno che non si trova, o qualcosa che non è il nome di un server: così la posta ritarda o va persa.
    .old-name = Il server indicato non esiste più.
    .number-or-alias = Il record indica un indirizzo IP o un alias (CNAME), che lì non sono ammessi.
    .dot-missing = Alla fine del nome manca il punto, e così il dominio compare due volte.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del dominio.
    .see-records = Guarda i record MX come li vedono tutti e cerca ogni server che nominano.
    .use-provider = Confrontali con quelli indicati dal tuo provider di posta e riprendi quelli.
    .name-with-address = Se il server è tuo, dagli un nome con un proprio record A o AAAA e indica quel nome nel record MX.
    .add-dot = Se il pannello DNS vuole nomi completi, scrivi il nome con il punto finale.
    .delete-dead = Elimina i record MX di server che non esistono più: ognuno rallenta la posta.
    .check = Controlla se ora sono indicati i server giusti.

domain-mail-elsewhere = La posta di questo dominio è presso un provider diverso da quello che colleghi
    .meaning = Avere un account Microsoft o Google non vuol dire che anche la casella sia lì. Il record MX mostra dove arriva la posta: è quello il provider da collegare.
    .account-only = L'account serve solo per altri servizi, come documenti o videochiamate; la casella è altrove.
    .migration = L'organizzazione sta passando da un provider all'altro.
    .only-a-filter = Il record MX mostra un filtro antispam, e la casella sta dietro.
    .ask-webmail = Dove leggi questa posta nel browser?
    .webmail-other = Sul sito di un altro provider
    .webmail-same = In Outlook sul web o { -gmail }, dove faccio l'accesso
    .webmail-changing = Sta cambiando proprio ora
    .see-where = Guarda dove arriva la posta del dominio.
    .think-of-webmail = Se non lo sai, pensa alla pagina in cui leggi questa posta nel browser: è quella del provider giusto.
    .choose-provider = Collega di nuovo la casella e scegli quel provider, oppure { -imap } se non è nell'elenco.
    .look-behind = Se il record MX mostra un filtro antispam, non collegare il filtro: chiedi al tuo amministratore dove sono le caselle.
    .finish-move = Se la posta deve stare presso il nuovo provider, completa il passaggio: copia le caselle e poi cambia i record MX.

domain-hybrid-exchange = Alcune caselle sono nel cloud e altre sul server dell'organizzazione
    .meaning = L'organizzazione usa un proprio server { -exchange } insieme a { -exchange-online }. Ogni casella sta in uno dei due posti, e si collega in modo diverso.
    .on-server = Questa casella è sul server dell'organizzazione.
    .in-cloud = Questa casella è già in { -exchange-online }.
    .ask-opens = Se fai l'accesso a Outlook sul web, la tua casella si apre?
    .opens-yes = Sì
    .opens-no = No, o compare solo un errore
    .open-outlook-web = Accedi qui con il tuo account aziendale e guarda se la casella si apre.
    .connect-cloud = Se si apre, collegala con { -office-365 }.
    .connect-server = Se non si apre, collegala con { -exchange } o { -imap }, come ti indica l'amministratore.
    .find-mailbox = Esegui questo comando nella shell di { -exchange } del tuo server. RemoteUserMailbox vuol dire che la casella è nel cloud, UserMailbox che è qui.
    .move = Se l'app raggiunge solo le caselle nel cloud, sposta la casella in { -exchange-online }.

domain-gateway-in-front = Davanti alla casella c'è un filtro antispam o un servizio di inoltro
    .meaning = La posta del dominio arriva a un servizio che la filtra o la inoltra. Non è un errore, ma lì non c'è nessuna casella da collegare.
    .filter = Un filtro controlla la posta e la passa al provider delle caselle.
    .forwarder = La posta viene solo inoltrata: sotto questo dominio non ci sono caselle.
    .ask-read = Dove leggi la posta mandata a questo indirizzo?
    .read-provider = Presso un provider, con questo indirizzo
    .read-other = In una casella con un altro indirizzo
    .think-of-webmail = Pensa alla pagina in cui leggi questa posta nel browser: la casella è presso quel provider.
    .connect-behind = Collega quel provider, non il filtro.
    .connect-target = Collega la casella a cui la posta viene inoltrata. L'invio con questo dominio va configurato a parte.
    .ask = Se non lo sai, chiedi al tuo amministratore presso quale provider sono le caselle.
    .allow-app = Se l'app invia con il tuo dominio, consentila nelle regole del filtro contro i mittenti contraffatti.
    .look-behind = Se questo porta a Microsoft, le caselle sono probabilmente in { -microsoft-365 }.

domain-autodiscover-missing = I programmi di posta non trovano da soli le impostazioni dei server
    .meaning = Outlook e altri programmi cercano il nome autodiscover davanti al dominio per conoscerne i server. Il record manca o porta altrove. Le app che si collegano con l'accesso a Microsoft o Google non ne hanno bisogno.
    .lost = Il record è andato perso, per esempio con il trasferimento del DNS.
    .old-place = Il record porta ancora al vecchio provider.
    .proxied = Il record è dietro il proxy di Cloudflare, così risponde Cloudflare al posto del provider di posta.
    .ask-dns = Che cosa è successo di recente al DNS del dominio?
    .dns-moved = È passato a un altro provider
    .dns-mail-moved = La posta è passata a un altro provider
    .dns-cloudflare = È andato dietro Cloudflare
    .enter-by-hand = Nel frattempo inserisci i server a mano.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del dominio.
    .look = Guarda dove porta adesso il nome.
    .publish-microsoft = Se le caselle sono in { -microsoft-365 }, pubblica questo record.
    .publish-other = Se sono altrove, pubblica il record indicato nella guida del provider di posta; alcuni vogliono invece un record SRV.
    .dns-only = In Cloudflare imposta il record su “DNS only”.
    .remove-old = Togli i record del vecchio provider sotto questo nome.

domain-mta-sts-invalid = Il dominio annuncia MTA-STS, ma la sua policy non funziona
    .meaning = Con MTA-STS un dominio chiede a chi scrive di consegnare solo su una connessione verificata. Se la policy non si può scaricare o non corrisponde, la protezione manca, e in modalità “enforce” la posta da { -gmail }, Outlook e altri può essere rifiutata.
    .file-missing = Il file della policy non c'è, oppure il suo indirizzo rimanda a un'altra pagina.
    .certificate = Il certificato del server web con il file è scaduto o è per un altro nome.
    .wrong-mx = La policy non elenca i server di posta indicati adesso dai record MX, per esempio dopo un cambio di provider.
    .ask-seen = Che cosa vedi se apri la policy nel browser?
    .seen-nothing = Nessun file, o un'altra pagina
    .seen-warning = Un avviso sul certificato
    .seen-text = Il testo della policy
    .tell-administrator = Manda questa risposta a chi gestisce il DNS e il server web del dominio.
    .fetch = Scarica la policy. La risposta deve essere lo stato 200, subito e senza reindirizzamenti.
    .serve = Rimetti il file esattamente a questo indirizzo.
    .renew-certificate = Rinnova il certificato per il nome mta-sts davanti al dominio.
    .list-mx = Elenca nel file tutti i server di posta indicati dai record MX, ognuno su una riga che comincia con mx.
    .new-id = Dopo ogni modifica dai un nuovo id al record TXT sotto il nome _mta-sts: solo così chi invia scarica di nuovo la policy.
    .retire = Se non vuoi più MTA-STS, prima imposta questo nel file, aspetta che passi il vecchio max_age e solo dopo togli tutto.

domain-tls-rpt-missing = Il dominio non chiede rapporti sulla consegna cifrata
    .meaning = Con un record TLS-RPT chi invia ti segnala quando non è riuscito a consegnare su una connessione cifrata. È una comodità: senza non si perde posta.
    .never-published = Il record non è mai stato pubblicato.
    .no-harm = Non devi fare nulla. Se la posta non arriva, il motivo è un altro: incolla il messaggio di errore completo.
    .publish = Se vuoi i rapporti, pubblica questo come record TXT sotto il nome _smtp._tls, con un indirizzo che qualcuno legge.
    .with-mta-sts = Conviene soprattutto insieme a MTA-STS o DANE, i cui errori altrimenti non noteresti.

domain-dnssec-bogus = Il DNSSEC del dominio non funziona
    .meaning = Il dominio è firmato con DNSSEC, ma le firme non sono valide. Chi le verifica non riceve nessuna risposta per il dominio, quindi una parte del mondo non può scrivergli.
    .ds-left = I server DNS sono cambiati, ma presso il registrar c'è ancora il vecchio record DS.
    .signatures-expired = Le firme sono scadute e non sono state rinnovate.
    .key-change = La chiave è cambiata, e quella nuova non corrisponde al record DS.
    .ask-change = Che cosa è cambiato prima che cominciasse?
    .change-servers = Il provider DNS o i server DNS
    .change-keys = Il DNSSEC stesso, per esempio le chiavi
    .change-nothing = Nulla
    .tell-administrator = Manda questa risposta a chi gestisce il dominio. È urgente: si sta perdendo posta.
    .see = Inserisci qui il dominio: il disegno mostra in quale punto si rompe la catena.
    .compare = Se questo comando ottiene una risposta e lo stesso senza +cd dà SERVFAIL, il motivo è il DNSSEC.
    .remove-ds = Presso il registrar togli il record DS, oppure sostituiscilo con quello che mostra adesso il tuo provider DNS.
    .sign-again = Fai firmare di nuovo la zona dal provider DNS, oppure disattiva lì il DNSSEC e togli il record DS presso il registrar.
    .wait = Aspetta che il vecchio record DS scada dappertutto: può volerci un giorno. Riattiva il DNSSEC solo dopo.

domain-dns-timeout = I server DNS del dominio non rispondono
    .meaning = I server che custodiscono il DNS del dominio non hanno dato una risposta utilizzabile. Non vuol dire che manchino i record, ma finché dura la posta verso il dominio aspetta o torna indietro.
    .servers-down = I server DNS sono fermi, sovraccarichi o isolati da un firewall.
    .not-loaded = Il registrar indica server che non conoscono il dominio, per esempio dopo un trasferimento.
    .suspended = Il dominio è stato sospeso, per esempio per un mancato pagamento.
    .ask-before = Prima è cambiato qualcosa nel dominio?
    .before-nothing = No, nulla
    .before-moved = Sì, il DNS o il registrar
    .before-invoice = C'era una fattura non pagata, o una lettera del registrar
    .try-later = Riprova tra qualche minuto. Anche i server che inviano riprovano da soli, di solito per un giorno o più.
    .tell-administrator = Se continua e il dominio è tuo, manda questa risposta a chi ne gestisce il DNS.
    .ask-each = Segui la delega e interroga direttamente ogni server DNS.
    .see-provider = Guarda la pagina di stato del provider DNS e controlla che nessun firewall blocchi la porta 53 su UDP e TCP.
    .enter-zone = Presso il registrar inserisci i server DNS che hanno la zona, oppure crea la zona su quelli indicati.
    .ask-registrar = Cerca la registrazione. Uno stato che contiene “hold” vuol dire che il registrar o il registro ha bloccato il dominio: chiedi al registrar perché.

domain-healthy = I record del dominio sono a posto
    .meaning = I controlli fatti non hanno trovato nulla che non vada nel dominio. Se la posta non funziona lo stesso, il motivo sta nell'account, nell'app o nel messaggio.
    .nothing-found = Tutti i controlli sono superati, o hanno dato solo suggerimenti.
    .paste-error = Incolla il messaggio di errore completo, anche quello di mancata consegna: dice più dei record del dominio.
    .not-checked = Tieni presente quello che un controllo così non può vedere: se una casella esiste, se una password è giusta e le chiavi DKIM sotto nomi che non conosce.
    .look-elsewhere = Controlla che i server di posta mostrati siano quelli del tuo provider attuale.

domain-null-mx = Il dominio non accetta posta
    .meaning = È il dominio stesso a dirlo, con un record MX nullo: un server di posta che si chiama “.”. Così chi scrive lo sa subito, invece di riprovare per giorni.
    .meant-so = Il titolare non vuole ricevere posta con questo dominio.
    .left-by-registrar = È il record che il registrar mette nei domini nuovi, e non è mai stato tolto.
    .ask-whose = Di chi è il dominio?
    .whose-other = Di qualcun altro
    .whose-ours = Nostro, e dovrebbe ricevere posta
    .other-address = Chiedi alla persona, per un'altra via, un altro indirizzo: questo non può ricevere posta.
    .tell-administrator = Se il dominio è tuo, manda questa risposta a chi ne gestisce il DNS.
    .replace = Elimina il record MX nullo e pubblica i record MX indicati dal tuo provider di posta. Non devono stare insieme.
    .keep = Se il dominio non invia nemmeno posta, dichiaralo con questo record TXT sul dominio stesso.
    .keep-dmarc = E con questo record TXT sotto il nome _dmarc.

domain-no-mx = Il dominio non può ricevere posta
    .meaning = Il dominio non ha un record MX, la voce del DNS che dice dove va la sua posta. Chi scrive può provare al massimo all'indirizzo del sito, che di solito non riceve posta.
    .lost-in-move = I record sono andati persi quando il sito o il DNS è passato a un altro provider.
    .never-set-up = Per questo dominio la posta non è ancora stata configurata.
    .other-name = La posta appartiene a un altro nome, per esempio al dominio senza www o a un sottodominio.
    .ask-history = La posta di questo dominio è mai arrivata?
    .history-until-move = Sì, finché non è stato cambiato qualcosa
    .history-never = No, mai
    .history-elsewhere = La posta arriva, ma a un altro dominio
    .check-address = Controlla l'indirizzo: di solito la posta appartiene al dominio stesso, senza www o altro davanti.
    .tell-administrator = Manda questa risposta a chi gestisce il DNS del dominio.
    .find-dns-host = Scopri dove si gestisce adesso il DNS del dominio. I record che stanno altrove non hanno effetto.
    .take-records = Inserisci lì i record MX indicati dal tuo provider di posta, e nessun altro.
    .example-google = Per { -google-workspace } è questo unico record.
    .microsoft-value = Per { -microsoft-365 } apri il dominio in questa pagina: mostra il record che gli corrisponde.
    .no-mail-wanted = Se il dominio non deve ricevere posta, pubblica questo come unico record MX: chi scrive lo saprà subito.
    .check = Controlla se i record si vedono. Può volerci il tempo di validità (TTL) di quelli vecchi.

domain-does-not-exist = Il dominio non esiste
    .meaning = Il DNS non conosce questo nome, quindi lì non c'è nulla che possa ricevere posta.
    .mistyped = Il nome è scritto male, forse solo nella parte finale.
    .lapsed = La registrazione è scaduta, oppure il dominio ha perso i suoi server DNS.
    .internal-name = Il nome vale solo dentro la rete di un'azienda, come quelli che finiscono con .local.
    .ask-whose = Di chi è il dominio?
    .whose-other = Di qualcun altro
    .whose-ours = Nostro, e prima funzionava
    .whose-internal = Lo usiamo solo all'interno
    .check-spelling = Controlla come è scritta la parte dopo la chiocciola, soprattutto la fine.
    .open-website = Cerca il sito dell'organizzazione: l'indirizzo indicato tra i contatti mostra il dominio giusto.
    .ask-registrar = Cerca la registrazione del dominio: mostra fino a quando è pagata e chi la gestisce.
    .renew = Se è scaduta, rinnovala subito: per alcune settimane può farlo solo il vecchio titolare.
    .check-name-servers = Se è pagata, controlla presso il registrar che i server DNS siano indicati e che rispondano.
    .use-public-name = Dai agli account un indirizzo in un dominio registrato e verso l'esterno usa quello.
