### Il comando su Discord, così come lo mostra Discord mentre si scrive. Ogni descrizione ha
### al massimo 100 caratteri.

discord-command = Spiega un errore di posta o guarda dove arriva la posta di un dominio

discord-option-text = testo
    .description = Incolla qui l'errore, fai una domanda o scrivi un dominio; "help" per saperne di più

discord-option-language = lingua
    .description = La lingua della risposta, se non vuoi quella di Discord

discord-language-name = Italiano
