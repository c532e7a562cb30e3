### Discord's command, as Discord itself shows it while somebody types. Each description has
### 100 characters at most.

# Below the name of the command /mailfix.
discord-command = Explains a mail error, or looks at where a domain's mail goes

# The name of the option that holds the question: one word in lower case, at most 32
# characters.
discord-option-text = text
    .description = Paste the error here, ask a question, or name a domain; "help" says more

# The name of the option that chooses the answer's language: one word in lower case, at most
# 32 characters.
discord-option-language = language
    .description = The language of the answer, if it should not be Discord's

# What speakers of this language call it: an entry in a list of languages.
discord-language-name = English
