### La pagina web: una casella in cui incollare e, sotto, la risposta.

web-language-name = Italiano

web-window = mailfix: cosa non va nella casella di posta?
web-window-answer = { $title } · mailfix

web-heading = Cosa non va nella casella di posta?
    .lead = Incolla l'errore che vedi, o scrivi un dominio. Ti dico da cosa dipende e come risolvere.

web-text = Messaggio di errore, domanda o dominio
    .hint = Incolla tutto quello che hai: va bene anche un intero messaggio di mancato recapito. Password e chiavi puoi lasciarle fuori; quelle che mailfix riconosce vengono tolte prima di leggere il resto.
web-language = Rispondi in
web-ask = Trova la causa
web-examples = Oppure prova con uno di questi:
web-example = Serve l'approvazione dell'amministratore

web-severity =
    .error = Problema
    .fine = Tutto a posto
    .hint = Buono a sapersi
    .warning = Da sistemare
web-evidence =
    .for = A favore:
    .against = Contro:

web-views = La stessa risposta altrove
    .choose = Mostrala come
    .slack = Slack
    .discord = Discord
    .plain = Testo semplice
web-copy = Per copiarla, fai clic sul testo e seleziona tutto.

web-too-long = Il testo è troppo lungo
    .advice = Puoi inviare al massimo { $limit } KB per volta. Incolla solo il messaggio di errore con qualche riga intorno e riprova.

web-skip = Vai alla risposta
web-api = Descrizione dell'API
