### Exchange servers of one's own: the words for knowledge/mailserver/exchange-url-wrong.toml.

mailserver-exchange-url-wrong = The address of the Exchange server is wrong or cannot be reached
    .meaning = { $app-known ->
        [yes] { $app } connects to an { -exchange } server by the address of its web services (EWS). There was no such service at the address, or { $app } cannot reach it from outside.
       *[no] The app connects to an { -exchange } server by the address of its web services (EWS). There was no such service at the address, or the app cannot reach it from outside.
    }
    .webmail-address = The address of the webmail was entered, and that leads to a sign-in page.
    .address-mistyped = The address has a typing error or names the wrong server.
    .closed-to-outside = The server can only be reached from your own network, or a firewall keeps the app out.
    .certificate-not-trusted = The server's certificate has expired, is self-signed or is for another name.
    .mailbox-in-the-cloud = Your mailbox is in { -microsoft-365 }, so there is no { -exchange } server to enter.
    .choose-office-365 = If your organization uses { -microsoft-365 }, connect with { -office-365 } instead of { -exchange }.
    .take-host-from-webmail = Sign in to your webmail in the browser and take the host name from its address. Put it in place of the host in this address, and enter that.
    .no-webmail-path = Enter nothing that contains /owa: the address must not lead to the sign-in page of the webmail.
    .ask-it-for-address = If it still fails, ask your IT department for the address of the Exchange web services and for your user name.
    .show-address = Run this in the Exchange Management Shell. ExternalUrl is the address that people have to enter.
    .test-from-outside = Test from outside whether Autodiscover and Exchange Web Services answer.
    .let-vendor-in = Open port 443 of the server for the IP addresses that the app's vendor publishes.
    .use-trusted-certificate = Install a certificate of a public authority that names this host.
    .check-version = Check the version of the server. { -hubspot } needs { -exchange } 2010 SP2 or newer.
    .where-is-exchange = Where is your { -exchange }?
    .own-open = On our own server, with webmail from anywhere
    .own-inside-only = On our own server, only inside our network
    .at-microsoft = In { -microsoft-365 }
