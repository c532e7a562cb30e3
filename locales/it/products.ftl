### Dove si ricollega una casella in ciascun prodotto: sta dietro un passo come «Ricollega la
### casella». Un messaggio per ogni prodotto di knowledge/products.toml.

product-hubspot = In { -hubspot } lo fai da Impostazioni › Generali › E-mail.
