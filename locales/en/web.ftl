### The web page: a box to paste into, and the answer below it.

# The name of this file's own language, in that language. Shown in a list of languages.
web-language-name = English

# The title of the browser window before anything was asked.
web-window = mailfix: what is wrong with the mailbox?
# The title of the browser window above an answer.
# $title (String) - the title of the answer, e.g. "An administrator has to approve this app".
web-window-answer = { $title } · mailfix

# The heading of the page and the paragraph below it.
web-heading = What is wrong with the mailbox?
    .lead = Paste the error you see, or type a domain. You get the reason, and what to do about it.

# The label of the box to paste into, and the hint below it.
web-text = Error message, question or domain
    .hint = Paste as much of it as you have: a whole bounce message is fine. You can leave out passwords and keys; those that mailfix recognizes are removed before anything else is read.
# The label of the list of languages.
web-language = Answer in
# The button that sends the form.
web-ask = Find out
# Shown before buttons with real questions to try, such as "AADSTS90094".
web-examples = Or try one of these:
# One of those buttons: what Microsoft's sign-in page shows in this language.
web-example = Need admin approval

# A word above the title of an answer: how bad it is.
web-severity =
    .error = Problem
    .fine = All is well
    .hint = Good to know
    .warning = Needs attention
# Stands before a piece of evidence under a cause, such as an MX record.
web-evidence =
    .for = For:
    .against = Against:

# The heading above the same answer as chat platforms show it, and the label of the choice.
web-views = The same answer elsewhere
    .choose = Show it as
    .slack = Slack
    .discord = Discord
    .plain = Plain text
# The label of a box that holds the answer as plain text.
web-copy = To copy it, click into the text and select all of it.

# Shown in place of an answer when somebody sent more than is accepted.
# $limit (Number) - how many kilobytes are accepted, e.g. 256.
web-too-long = That is too much text
    .advice = You can send up to { $limit } KB at a time. Paste only the error message with a few lines around it, and ask again.

# A link for the keyboard, at the top of the page.
web-skip = Skip to the answer
# A link in the footer, to the description of the programming interface.
web-api = API description
