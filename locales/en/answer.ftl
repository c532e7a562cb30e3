### What every answer has in common: headings, notices, help, and what is said when there is
### no answer.

## Headings of an answer's sections

heading-noted = What I read in your text
heading-causes = Why this happens
heading-findings = What I found
heading-user-steps = What you can do
heading-admin-steps = What your administrator can do
heading-developer-steps = What the app's developers can do
heading-provider-steps = What your provider can do
heading-caveats = Good to know
heading-others = It could also be
heading-sources = Sources

## How sure the answer is

# The title when the problem is likely, but not certain.
# $title (String) - the problem's title, e.g. "Your administrator has to approve the app".
probably = Probably: { $title }

# Nothing is likely enough to be said; what is possible is listed below.
unsure = I am not sure what this is
    .lead = It could be one of the following. Paste the whole error message, and I can say more.

# Shown in place of an answer. Below `.lead`, the other attributes are a list.
not-recognized = I did not recognize this
    .lead = I would rather say nothing than guess. With a little more, I can probably help.
    .paste-error = Paste the whole error message, with its code, as it is on your screen.
    .paste-place = Say which app you are connecting, and where your mail is, for example { -microsoft-365 } or { -gmail }.
    .paste-domain = Or name your mail domain after the word “check”, and I look where its mail arrives.

## Help

# Shown for an empty command and for `help`. Below `.lead`, each attribute stands above an
# example to copy, such as "check contoso.com".
help = I find out why a mailbox does not work
    .lead = Paste an error message, or name a domain. I say what happened and what helps, step by step.
    .diagnose = Paste an error message, or describe it in your own words:
    .diagnose-address = Add your address, and I also look where your mail is:
    .check = See where a domain's mail is:
    .secrets = Leave passwords and keys out. If there is one in your text, I remove it before I read on.

## Secrets. Each is said before everything else in the answer.

secret-warning-api-key = There was an API key in your text. I removed it, but others may have seen it here: delete the key where it was made, and create a new one.
secret-warning-app-password = There was an app password in your text. I removed it, but others may have seen it here: delete it in your account's security settings, and create a new one.
secret-warning-authorization-code = There was an authorization code in your text. I removed it. Such a code works only once and for a few minutes; to be safe, remove the app's access to your account and connect again.
secret-warning-client-secret = There was an app's client secret in your text. I removed it, but others may have seen it here: whoever runs the app should create a new one and delete this one.
secret-warning-cookie = There was a session cookie in your text. I removed it, but others may have seen it here: sign out of that service on all devices, which makes the cookie worthless.
secret-warning-password = There was a password in your text. I removed it, but others may have seen it here: change it, everywhere you use it.
secret-warning-private-key = There was a private key in your text. I removed it, but others may have seen it here: create a new pair of keys, and revoke the old one.
secret-warning-token = There was an access token in your text. I removed it, but others may have seen it here: remove the app's access in your account, or sign out everywhere, so that the token stops working.

## Notices

# Shown at the end of an answer from which parts were left out.
shortened = This answer was too long for this place, so I left some of it out.

# Shown at once, while the answer is being made.
# $domain (String) - the domain that is looked at, e.g. "contoso.com".
looking = I am looking at { $domain } …

# Under "Good to know": a look would have helped, and none is allowed here.
caveat-offline = I am set up to look nothing up on the internet, so this answer rests on your text alone.

# Under "Good to know": a look at the person's domain would help, and the text names none.
caveat-no-domain = Add your mail address or domain to the error, and I also look where your mail is.

# Under "Good to know": a look was taken, and part of it got no answer.
# $domain (String) - the domain that was looked at, e.g. "contoso.com".
caveat-not-checked = I could not check everything about { $domain }: some servers did not answer in time. What is missing here may still be there.

caveat-text-shortened = Your text was very long, so I read only its beginning and its end.

# A code beside a problem.
# $code (String) - an error code with its name, e.g. "AADSTS50012 (AuthenticationFailed)".
# $meaning (String) - what it means, in whole sentences.
noted-code = { $code }: { $meaning }

# $code (String) - an error code that nobody lists, e.g. "AADSTS987654".
unknown-code = { $code } is a code that I do not know.

# The title of an answer to a paste of which only a code is known.
# $code (String) - an error code with its name, e.g. "AADSTS50012 (AuthenticationFailed)".
code = What { $code } means

# The same for a code that nobody lists.
# $code (String) - an error code, e.g. "AADSTS987654".
code-unknown = I do not know the code { $code }
    .lead = It stands in none of the lists that I have. It may be new, or a digit may be missing.

# What to do about a code that has no steps of its own, by who is likely to be able to act.
# $code (String) - an error code with its name, e.g. "AADSTS50012 (AuthenticationFailed)".
code-step =
    .user = Try again first. If it keeps happening, send the whole error with { $code } to your administrator.
    .admin = Send this to your administrator: { $code }, when it happened, and which account was used. The sign-in logs show the step that failed.
    .developer = Send this to the support of the app that you connect: { $code }, and what you did when it appeared. Only its developers can change how it asks.
    .provider = Send this to the provider of the mailbox: { $code }, when it happened, and the whole error.

# Stands above ids that can be copied.
ticket = If you ask Microsoft's support or your administrator, send these along:

# Said after the first few unknown codes of a text that holds very many.
# $count (Number) - how many more there are, e.g. 9995.
more-codes = { $count ->
    [one] There is { $count } more code that I do not have steps for.
   *[other] There are { $count } more codes that I do not have steps for.
}

## The servers of a provider, shown below a step

# $host (String) - server and port, e.g. "imaps.aruba.it:993".
mail-servers-imap = Incoming mail ({ -imap }): { $host }

# $host (String) - server and port or ports, e.g. "smtps.aruba.it:465".
mail-servers-smtp = Outgoing mail (SMTP): { $host }

# $provider (String) - the provider's name, e.g. "Apple iCloud Mail".
mail-servers-app-password = { $provider } wants an app password here, not your usual one. You create it in your account's security settings.

## What is not kept yet

nothing-stored-forget = There is nothing to delete: I remember neither your questions nor you.
nothing-stored-language = I cannot remember your language yet. I answer in the language of your app, or of your text.
nothing-stored-settings = There are no settings yet: I do not remember anything about you.
