### Problems of a domain: the words for knowledge/domain/.

domain-parked = The domain is parked and receives no mail
    .meaning = The domain is registered, but it points to a parking service or a placeholder page instead of a mail provider. Mail to it is refused or disappears.
    .never-set-up = The domain is new, and its mail has not been set up yet.
    .expired = The registration has run out, and the registrar has parked the domain.
    .somebody-elses = The domain belongs to somebody who only wants to sell it; perhaps the address is misspelled.
    .ask-whose-domain = Whose domain is it?
    .ours-new = Ours, and it is new
    .ours-worked-before = Ours, and its mail worked before
    .not-ours = Somebody else's
    .check-spelling = Check the spelling of the address, above all the part after the @ sign and its ending.
    .ask-for-address = Ask the person in another way for an address that works.
    .tell-administrator = Tell whoever looks after your domain. They need access to the registrar.
    .see-where-mail-arrives = Look up where mail for the domain arrives.
    .look-up-registration = Look up the registration. It shows the registrar, the day on which it ends and the name servers.
    .renew = Renew the domain at the registrar at once. Soon after it has run out, somebody else can register it.
    .choose-name-servers = At the registrar, replace the parking service's name servers with those of your DNS provider.
    .add-mx = Add the MX records that your mail provider gives you, and remove those of the parking service.
    .say-no-mail = If the domain should not receive mail, publish this as its only MX record. Senders then learn it at once.
