### Google accounts and Workspace: the words for knowledge/google/.

google-advanced-protection = La protezione avanzata di Google blocca l'app
    .meaning = Il tuo Account Google è iscritto al { -advanced-protection }, che tiene le app esterne lontane dalla tua posta. Riprovare non serve: bisogna che l'app venga approvata.
    .app-not-trusted = L'amministratore della tua organizzazione non ha ancora messo l'app tra quelle attendibili.
    .personal-account = È un Account Google personale, quindi non c'è un amministratore che possa approvare l'app.
    .note-app = Nella pagina del blocco apri “{ -label-error-details }” e segnati il nome dell'app e il client_id.
    .check-enrollment = Controlla se il tuo account è iscritto al { -advanced-protection }.
    .ask-administrator = Se è un account di lavoro, manda al tuo amministratore il nome dell'app e il client_id e chiedigli di impostarla come attendibile.
    .other-account = Se è un account personale, collega un altro account. Puoi anche uscire dal programma, ma poi il tuo account è meno protetto. Le password per le app non sono una scappatoia: chi è iscritto non può crearle.
    .connect-again = Quando l'app è attendibile, collega di nuovo la tua casella.
    .trust-app = Nella Console di amministrazione Google apri { -label-manage-app-access }, scegli “{ -label-configure-new-app }” e cerca l'app per nome o per client_id.
    .set-trusted = Scegli l'unità organizzativa della persona e imposta l'accesso su “{ -label-trusted }”. Di solito bastano pochi minuti, al massimo 24 ore.
    .enrollment-last-resort = Solo se non c'è altro modo: l'iscrizione si gestisce in { -label-advanced-protection-setting }. Se la disattivi, l'account è meno protetto.
    .kind-of-account = Che tipo di account è?
    .work-in-workspace = Un account di lavoro di { -google-workspace }
    .personal-gmail = Un account { -gmail } personale
