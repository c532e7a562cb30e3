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
