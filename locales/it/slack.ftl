### Quello che dice l'adattatore per Slack.

slack-busy = In questo momento sto controllando molti domini. Riprova tra un minuto.
