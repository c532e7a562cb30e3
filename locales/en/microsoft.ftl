### Microsoft sign-in, consent and mailboxes: the words for knowledge/microsoft/.

microsoft-admin-approval-required = Your administrator has to approve the app
    .meaning = Microsoft stopped the sign-in because, in your organization, only an administrator may let this app into mail and calendars. There are three ways to allow it, and one of them is enough.
    .default-policy = Your organization follows Microsoft's default consent policy. Since autumn 2025 it no longer lets people give an app access to mail and calendars themselves. Colleagues who were connected before then stay connected.
    .user-consent-off = Your organization does not let people approve apps of this kind themselves.
    .fewer-scopes = The app was approved earlier, but for fewer permissions than it asks for today, or another app was approved.
    .assignment-required = The app is limited to the people assigned to it, and then an administrator always has to consent.
    .risky-app = Microsoft rates this request as risky and leaves the decision to an administrator.
    .ask-on-the-page = If the page has a text box, write in it why you need the app and press “{ -label-request-approval }”.
    .tell-administrator = If there is no such box, send this answer to your administrator.
    .connect-again = Once the app is approved, connect your mailbox again.
    .check-publisher = Before you consent, compare the application ID and the publisher with what the vendor documents.
    .find-tenant-id = In the { -entra } admin center, open { -label-overview }, copy the “{ -label-tenant-id }” and put it in place of { "{TENANT_ID}" } in the link below.
    .open-consent-link = { $app-known ->
        [yes] The quickest way: open this link with an account that has the role { -role-cloud-application-administrator }, check that the page names { $app } as a verified publisher, and press “{ -label-accept }”. { $app } may show an error page afterwards; the consent is saved all the same.
       *[no] If the app is { $app }, this link is the quickest way; for any other app it is of no use. Open it with an account that has the role { -role-cloud-application-administrator }, check that the page names { $app } as a verified publisher, and press “{ -label-accept }”. { $app } may show an error page afterwards; the consent is saved all the same.
    }
    .no-consent-link = { $app-known ->
        [yes] Your tenant is in one of Microsoft's national clouds, where apps are registered separately, so the usual consent link does not work there. Ask { $app } whether its app is available in your cloud.
       *[no] Your tenant is in one of Microsoft's national clouds, where apps are registered separately, so the usual consent link does not work there. Ask the app's vendor whether it is available in your cloud.
    }
    .assign-people = { $app-known ->
        [yes] If “{ -label-assignment-required }” is on for the app, add the people who need it: under { -label-enterprise-apps } › { -label-all-applications }, search for { $app }, open it, and go to { -label-users-and-groups } › { -label-add-user-group }.
       *[no] If “{ -label-assignment-required }” is on for the app, add the people who need it: under { -label-enterprise-apps } › { -label-all-applications }, open the app and go to { -label-users-and-groups } › { -label-add-user-group }.
    }
    .grant-on-app-page = If the app is already listed, you can also open it under { -label-enterprise-apps } › { -label-all-applications }, go to { -label-security } › { -label-permissions } and press “{ -label-grant-admin-consent }”.
    .turn-on-requests = Or let people send you requests: under { -label-enterprise-apps } › { -label-consent-and-permissions } › { -label-admin-consent-settings }, set “{ -label-users-can-request }” to “{ -label-yes }” and choose who reviews them. It takes up to an hour to work.
    .approve-requests = Then approve the requests under { -label-enterprise-apps } › { -label-activity } › { -label-admin-consent-requests }. Whoever reviews them also needs a role that may consent.
    .allow-verified-publishers = Or let people approve verified apps themselves: as { -role-global-administrator }, open { -label-enterprise-apps } › { -label-consent-and-permissions } › { -label-user-consent-settings } and choose “{ -label-verified-publishers }”. It helps only if Microsoft has verified the publisher of the app, and it is the widest opening of the three.
    .classify-permissions = For that way, also add these permissions under { -label-consent-and-permissions } › { -label-permission-classifications } › { -label-classification-low }. Without them, people still cannot grant access to mail and calendars.
    .who-is-refused = Who is refused?
    .only-new-people = Only new people; colleagues are already connected with the same app
    .everybody-since-an-update = Everybody, although the app was approved before
    .everybody-from-the-start = Everybody; the app has never been approved here

microsoft-interaction-required = Microsoft wants you to sign in yourself
    .meaning = The connection was tried in the background, and Microsoft needs a person for the next step: a sign-in, a confirmation, or an administrator who gives you the app.
    .not-assigned = The app is limited to certain people in your organization, and you are not on the list yet.
    .step-left-open = A step that only you can do is still open, such as a second factor, new terms of use or a new consent.
    .nobody-signed-in = Nobody was signed in to Microsoft in this browser.
    .sign-in-afresh = Open a private browser window, connect your mailbox again and finish every page that Microsoft shows.
    .ask-colleague = If that does not help, ask a colleague to connect. If it works for them, only your account is missing something, and your administrator can see what.
    .assign-person = { $app-known ->
        [yes] Under { -label-enterprise-apps } › { -label-all-applications }, search for { $app } and open it. Under { -label-manage } › { -label-users-and-groups }, press “{ -label-add-user-group }” and add the person.
       *[no] Under { -label-enterprise-apps } › { -label-all-applications }, open the app. Under { -label-manage } › { -label-users-and-groups }, press “{ -label-add-user-group }” and add the person.
    }
    .lift-assignment = Or, if everybody may use the app: on the same app, open { -label-manage } › { -label-properties } and set “{ -label-assignment-required }” to “{ -label-no }”.
    .read-sign-in-log = If it still fails, open { -label-monitoring } › { -label-sign-in-logs } and look at the failed sign-in to the app. The error code there names the step that is missing.
    .ask-interactively = When a silent request is answered this way, send the person to the sign-in page, and pass on any claims that came with the error.
    .colleague-connects = Can a colleague connect with the same app?
    .colleague-can = Yes, only I cannot
    .colleague-cannot = No, nobody can
    .works-after-signing-in = I can too, once I sign in to Microsoft first

microsoft-mailbox-not-found = There is no mailbox behind this Microsoft account
    .meaning = The sign-in worked, but Microsoft has no mailbox for this address. Most often the mail is with another provider, and the Microsoft account is only used for Office or Teams.
    .mail-elsewhere = Your mail is with another provider.
    .no-license = The account has no license that includes { -exchange-online }, or has lost it.
    .guest = You are a guest in this organization, and guests have no mailbox there.
    .just-created = The account is new, and its mailbox is not ready yet.
    .open-outlook-web = Open Outlook on the web with the same account. If no mailbox opens, your mail is not at { -microsoft-365 }.
    .choose-real-provider = When you connect, choose the provider that holds your mail, or { -imap }, instead of { -office-365 }.
    .look-up-mx = Look up where mail for your domain arrives. If it is not Microsoft, choose that provider, or { -imap }, when you connect.
    .connect-forwarded-mailbox = Mail for your domain is only forwarded. Connect the mailbox that it is forwarded to.
    .use-home-account = Connect with the account of your own organization, where your mailbox is.
    .wait-for-mailbox = Wait until the mailbox is ready, which takes between a few minutes and a day, and then connect again.
    .assign-license = Under { -label-active-users }, open the person, go to “{ -label-licenses-and-apps }” and turn on a plan that includes { -exchange-online }.
    .find-recipient = Run this in { -exchange-online } PowerShell. UserMailbox means the mailbox is in the cloud; MailUser means it is somewhere else.
    .where-you-read-mail = Where do you usually read your mail?
    .in-outlook-on-the-web = In Outlook on the web, with this account
    .at-another-provider = On another provider's page or in a mail program
    .at-my-own-organization = At my own organization; here I am only a guest
    .nowhere-any-more = Nowhere: Outlook on the web opens no mailbox

microsoft-outlook-alias = Your mailbox shows up under an address that Microsoft made up
    .meaning = You signed in with a personal Microsoft account whose main address is not a Microsoft one. The { -outlook-com } mailbox behind it then gets an address that begins with “outlook_”, and your mail would be sent from that address.
    .foreign-primary-alias = The primary alias of your personal Microsoft account belongs to another provider.
    .wrong-mailbox = You wanted to connect your work mailbox, but signed in with a personal account.
    .open-aliases = Sign in to your Microsoft account with the account you connected, and open the page of its aliases.
    .make-primary = Choose an address that ends in @outlook.com, @hotmail.com or @live.com, or add one, and press “{ -label-make-primary }”. Do not remove any address: that cannot be undone.
    .connect-again = Wait a little, remove the mailbox from the app, and connect it again.
    .connect-real-mailbox = If your mail is in your company's { -microsoft-365 }, connect again and choose “{ -label-work-account }”. If it is with another provider, choose that provider or { -imap }.
    .address-to-send-from = Which address do you want to send from?
    .personal-microsoft-address = A personal one
    .company-address = The one of my company

microsoft-required-permissions = These are the permissions the app needs
    .meaning = { $app-known ->
        [yes] For a { -microsoft-365 } mailbox and calendar, { $app } needs a handful of delegated permissions of { -graph }. Their names are always English: a translated name does not exist at Microsoft. By Microsoft's default policy an administrator has to consent to some of them.
       *[no] For a { -microsoft-365 } mailbox and calendar, an app needs a handful of delegated permissions of { -graph }. Their names are always English: a translated name does not exist at Microsoft. By Microsoft's default policy an administrator has to consent to some of them.
    }
    .send-list = Send your administrator this list.
    .compare-permissions = { $app-known ->
        [yes] Under { -label-enterprise-apps } › { -label-all-applications }, search for { $app } and open it. Compare what has been granted under { -label-security } › { -label-permissions } with the list. openid, email, profile and offline_access are usually not shown there.
       *[no] Under { -label-enterprise-apps } › { -label-all-applications }, open the app. Compare what has been granted under { -label-security } › { -label-permissions } with the list. openid, email, profile and offline_access are usually not shown there.
    }
    .find-tenant-id = In the { -entra } admin center, open { -label-overview }, copy the “{ -label-tenant-id }” and put it in place of { "{TENANT_ID}" } in the link below.
    .grant-missing = { $app-known ->
        [yes] If something is missing, open this link with an account that has the role { -role-cloud-application-administrator }, check that the page names { $app } as a verified publisher, and press “{ -label-accept }”.
       *[no] If something is missing and the app is { $app }, open this link with an account that has the role { -role-cloud-application-administrator }, check that the page names { $app } as a verified publisher, and press “{ -label-accept }”. The link is of no use for any other app.
    }
    .grant-on-app-page = If something is missing, press “{ -label-grant-admin-consent }” on the same page.
    .use-real-names = Ask for the permissions by their English names; Microsoft refuses any other spelling.

microsoft-rest-api-not-enabled = Microsoft does not open this mailbox to apps
    .meaning = Your account is known at { -microsoft-365 }, but apps cannot reach its mailbox there. Either the mailbox is still being moved, or it is on your organization's own { -exchange } server.
    .migration = Your domain is still moving to { -microsoft-365 }, and your mailbox has not arrived yet.
    .hybrid = Your account is at Microsoft, but your mailbox is on your organization's own { -exchange } server (a hybrid setup).
    .unlicensed = The mailbox has no license at the moment, or it is a shared mailbox, a room or a guest.
    .ask-it = Ask your IT one question: is my mailbox in { -exchange-online }, or on our own { -exchange } server?
    .wait-for-migration = If a move is under way, wait until it is finished, and then connect again.
    .connect-otherwise = If your mailbox is on your organization's own server, connect with { -exchange } or { -imap } instead of { -office-365 }.
    .see-where-mail-arrives = Look up where mail for your domain arrives. A server of your own organization suggests that the mailbox is there.
    .find-mailbox = Run this in { -exchange-online } PowerShell. MailUser means that the mailbox is not in the cloud; UserMailbox means that it is.
    .watch-move = This shows how far the move of the mailbox is.
    .move-mailbox = If the { -office-365 } connection is needed, move the mailbox to the cloud: { -label-migration } › { -label-add-migration-batch }.
    .check-license = If the mailbox is in the cloud, open the person under { -label-active-users } and check under “{ -label-licenses-and-apps }” that a plan with { -exchange-online } is on.
    .moving-or-own-server = Is your organization moving to { -microsoft-365 } at the moment, or does it run its own { -exchange } server?
    .we-are-moving = It is moving
    .own-server = It runs its own server
    .neither-of-them = Neither: all mailboxes are at { -microsoft-365 }
