### What the Slack adapter itself has to say.

# Shown at once, instead of an answer, when too many look-ups are running.
slack-busy = I’m looking at many domains right now. Please ask me again in a minute.
