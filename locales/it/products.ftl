### Dove si ricollega una casella in ciascun prodotto: sta dietro un passo come «Ricollega la
### casella». Un messaggio per ogni prodotto di knowledge/products.toml.

product-attio = In { -attio } fai clic sul nome del tuo spazio di lavoro, scegli Account settings e apri la pagina di email e calendario.
product-calendly = In { -calendly } lo fai da Availability › Calendar settings, che nelle versioni meno recenti si chiama Calendar connection.
product-freshdesk = In { -freshdesk } un amministratore apre Admin › Channels › Email e fa clic su “Re-authorize” accanto all'indirizzo.
product-front = In { -front } fai clic sull'ingranaggio, scegli le impostazioni personali o quelle dell'azienda e apri Channels; per una casella condivisa deve farlo un amministratore.
product-hubspot = In { -hubspot } lo fai da Impostazioni › Generali › E-mail.
product-monday = In { -monday } apri Emails & Activities su un elemento e nelle sue impostazioni vai su “Email account setup & privacy”.
product-outreach = In { -outreach } fai clic sulle tue iniziali e apri Personal settings; il calendario è lì, in Meetings › Calendar setup.
product-pipedrive = In { -pipedrive } lo fai da Preferenze personali › Sincronizzazione email, e per un calendario da Preferenze personali › Sincronizzazione del calendario.
product-salesforce = In { -salesforce } apri le tue impostazioni personali e vai su Connected Accounts › Email and Calendar Accounts; vale per { -einstein-activity-capture } e per Inbox.
product-zendesk = In { -zendesk } un amministratore apre Centro amministrativo › Canali › Talk ed email › Email, dove si trovano gli indirizzi di assistenza.
product-zoho-crm = In { -zoho-crm } lo fai da Setup › Channels › Email › Email Configuration.
