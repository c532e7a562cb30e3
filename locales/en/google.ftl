### Google accounts and Workspace: the words for knowledge/google/.

google-advanced-protection = Google's Advanced Protection blocks the app
    .meaning = Your Google Account is in the { -advanced-protection }, which keeps apps from outside away from your mail. Trying again does not change that; approving the app does.
    .app-not-trusted = Your organization's administrator has not put the app on the list of trusted apps yet.
    .personal-account = It is a personal Google Account, so no administrator can approve the app for it.
    .note-app = On the blocked page, open “{ -label-error-details }” and note the app's name and the client_id.
    .check-enrollment = See whether your account is in the { -advanced-protection }.
    .ask-administrator = If it is a work account, send your administrator the app's name and client_id, and ask them to trust the app.
    .other-account = If it is a personal account, connect another account. You could also leave the program, but then your account is less protected. App passwords are no way around it: accounts in the program do not get any.
    .connect-again = Once the app is trusted, connect your mailbox again.
    .trust-app = In the Google Admin console, open { -label-manage-app-access }, choose “{ -label-configure-new-app }” and search for the app by its name or client_id.
    .set-trusted = Choose the organizational unit of the person and set the access to “{ -label-trusted }”. It usually takes minutes, at most 24 hours.
    .enrollment-last-resort = Only if nothing else is possible: enrollment is under { -label-advanced-protection-setting }. Turning it off leaves the account less protected.
    .kind-of-account = What kind of account is it?
    .work-in-workspace = A work account in { -google-workspace }
    .personal-gmail = A personal { -gmail } account
