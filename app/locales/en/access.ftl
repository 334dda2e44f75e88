# The journal.
nav-journal = Journal
journal-title = Journal
journal-lede = What happened, in order, with nothing ever erased. Searching for a person or exporting leaves a trace too, and the person sees it.
journal-person = Person (name or address)
journal-action = Action
journal-any-action = Any
journal-from = From
journal-until = To
journal-search = Search
journal-bad-day = One of the dates does not exist.
journal-bad-day-more = The search left it out. Choose a day of the calendar.
journal-nobody = Nobody has this name or address. Try with fewer letters.
journal-which = Whom do you mean?
journal-more-people = There are others: write a few more letters.
journal-none = No entry fits this search.
journal-entries = Entries
journal-when = When
journal-who = Who
journal-whom = About
journal-details = Details
journal-entry = Entry { $seq }
journal-operator = Command line
journal-unknown = Not identified
journal-latest = Latest
journal-older = Older
journal-proof = Proof
journal-proof-more = Each entry carries the fingerprint of the one before, and the end of each day is signed by a key that is not in the database. An entry that was changed or removed shows.
journal-verify = Check the whole chain
journal-export = Export these entries (CSV)
journal-whole = The journal is whole.
journal-whole-more = { $entries } entries and { $roots } signatures at the end of a day were checked.
journal-broken = The journal was changed.
journal-broken-more = What comes before is still proven. Keep the database and its backups as they are, and tell whoever is in charge of security.
journal-altered = Entry { $seq } is not what was written.
journal-missing = Entry { $seq } is missing.
journal-cut-off = The day of { $date } ended with entry { $seq }: it is missing.
journal-root-differs = The signature of { $date } is over another fingerprint than the journal’s.
journal-root-not-signed = The end of { $date } is not signed by this instance’s key.
journal-what-signed_in = Sign-in
journal-what-sign_in_refused = Sign-in refused
journal-what-signed_out = Sign-out
journal-what-signed_out_everywhere = Sign-out on all devices
journal-what-password_changed = Password changed
journal-what-password_set = Password given
journal-what-refused = Access refused
journal-what-person_added = Person added
journal-what-person_changed = Person changed
journal-what-person_moved = Person moved
journal-what-person_closed = Account closed
journal-what-people_imported = People file imported
journal-what-rule_added = Rule added
journal-what-role_granted = Role granted
journal-what-attempt_submitted = Quiz handed in
journal-what-attempt_withdrawn = Attempt withdrawn
journal-what-module_completed = Module passed
journal-what-record_listed = Situation looked at in a list
journal-what-journal_searched = Journal looked at for a person
journal-what-journal_exported = Journal exported
journal-what-journal_verified = Journal checked

# One's own account.
looks-title = Who looked at your record
looks-more = Your situation in a list of names, or what the journal says of you. Managers see their team as well, which is not noted here.
looks-none = Nobody.
looks-times = { $n ->
    [one] once
   *[other] { $n } times
}

# Accounts and roles.
nav-accounts = Accounts
accounts-title = Accounts and roles
accounts-lede = Who may do what, since when and by whom. Nobody decides on their own roles.
accounts-person = Person (name or address)
accounts-search = Search
accounts-found = People found
accounts-requests = Waiting for a second agreement
accounts-request = { $role } for { $name }
accounts-request-by = asked by { $name }
accounts-until = The request expires
accounts-approve = Grant
accounts-refuse = Refuse
accounts-withdraw = Withdraw the request
accounts-waits = Waits for a second administrator.
accounts-alone = There is only one administrator.
accounts-alone-more = Nobody can give the second agreement that the roles of administrator and security officer ask for. A second administrator is made on the command line: vigie account grant.
accounts-no-holder = Nobody.
accounts-since = since
accounts-by-machine = Granted on the command line
accounts-by = Granted by { $name }
accounts-by-two = Asked by { $name }, granted by { $second }
role-learner = Learner
role-manager = Manager
role-officer = Security officer
role-administrator = Administrator
role-auditor = Auditor
role-means-learner = Takes their modules, sees their own results.
role-means-manager = Sees who is up to date or late among the people they manage; never answers or scores.
role-means-officer = Sees coverage and the people behind each figure, runs the programme, reads the journal.
role-means-administrator = Imports people, manages accounts and roles; sees no results.
role-means-auditor = Reads the journal and the roles; changes nothing.
rights-may = What this person may do
rights-why-learner = Everybody who is here today may.
rights-manages = { $n ->
    [one] Manages { $n } person
   *[other] Manages { $n } people
}
rights-revoke = Revoke the role
rights-grant = Grant the role
rights-ask = Ask for the role
rights-give = Give a role
rights-give-more = The roles of administrator and security officer need a second administrator’s agreement, within seven days.
rights-gone = This person is not in the company today.
rights-gone-more = They may do nothing, whatever their roles.
rights-no-password = This person has never signed in.
rights-no-password-more = They have no password yet.
outcome-title-granted = The role is granted.
outcome-more-granted = It holds from now on.
outcome-title-waits = The request is noted.
outcome-more-waits = The role is granted once a second administrator agrees, within seven days.
outcome-title-revoked = The role is revoked.
outcome-more-revoked = That holds from now on, in open sessions too.
outcome-title-approved = The role is granted.
outcome-more-approved = It holds from now on. The journal keeps both your names.
outcome-title-refused = The request is refused.
outcome-more-refused = The role is not granted.
outcome-title-withdrawn = The request is withdrawn.
outcome-more-withdrawn = The role is not granted.
outcome-title-oneself = Nobody decides on their own roles.
outcome-more-oneself = Nothing has changed. Ask another administrator.
outcome-title-absent = This person is not in the company today.
outcome-more-absent = Nothing has changed. A role is given from the first day on.
outcome-title-held = This person has this role already.
outcome-more-held = Nothing has changed.
outcome-title-asked = This role is asked for this person already.
outcome-more-asked = The request waits for a second administrator.
outcome-title-apart = These two roles are kept apart in your company.
outcome-more-apart = Nothing has changed. The same person cannot be administrator and security officer.
outcome-title-same = The second agreement comes from somebody else.
outcome-more-same = Nothing has changed. You made this request: another administrator has to grant it.
outcome-title-gone = There is nothing to decide any more.
outcome-more-gone = Nothing has changed: it is done already, withdrawn or expired. This is how things are now.
journal-what-role_requested = Role asked for
journal-what-role_refused = Role refused
journal-what-role_withdrawn = Request for a role withdrawn
journal-what-role_revoked = Role revoked
journal-what-rights_shown = Rights looked at

# Mail.
nav-mail = Mail
mail-title = Mail
mail-lede = What was sent, to whom and why. What it said is kept nowhere once it is sent.
mail-waiting = { $n ->
    [0] Nothing waits.
    [one] One letter waits.
   *[other] { $count } letters wait.
}
mail-off = No mail server is set.
mail-off-more = Letters wait here, and go out once a server is set (smtp-url and mail-sender), unless they have expired by then.
mail-none = No letter was written yet.
mail-to = To
mail-why = Why
mail-state = Sending
mail-next-try = { $n ->
    [one] one try, the next on { $when }
   *[other] { $n } tries, the next on { $when }
}
mail-state-waiting = waiting
mail-state-sent = sent
mail-state-failed = given up
mail-state-expired = expired
mail-state-withdrawn = withdrawn
mail-why-password_changed = Password changed
mail-why-role_granted = Role granted
mail-why-role_revoked = Role revoked
mail-foot = This letter comes from Vigie, your company’s security-awareness training. It will never ask for your password.
mail-password-changed-subject = { $organisation }: your password was changed
mail-password-changed-body = The password of your account was changed on { $when }. Your other sessions are closed.
mail-password-changed-other = If it was not you, tell whoever is in charge of security at once.
mail-role-subject = { $organisation }: your rights have changed
mail-role-granted = You now have this role: { $role }.
mail-role-revoked = You no longer have this role: { $role }.
mail-role-other = If this surprises you, talk to an administrator.
journal-what-mail_sent = Mail sent
journal-what-mail_failed = Mail not sent

# Joining.
nav-invitations = Invitations
sign-in-first-time = First time here, or password forgotten?
join-title = Open your account
join-lede = With the code that came by mail, choose your password.
join-code = Code
join-code-hint = Ten letters and digits, like 7KQ2M-X9F4D. The dash and capitals do not matter.
join-do = Open my account
join-no-code = I have no code, or it has expired
join-wrong = This code does not open this account.
join-wrong-more = Check the address and the code. A code works once, and expires: ask for a new one if you need to.
join-kept = Your code still works. Correct the password and enter the code again.
join-asked = If this address has an account, a code is on its way.
join-asked-more = It comes by mail in a few minutes and works once, within thirty minutes.
recover-title = Get a code
recover-lede = For a first sign-in or a forgotten password. The code goes to your work address.
recover-do = Send a code
recover-have-code = I have a code already
recover-back = Back to sign-in
invite-title = Invitations
invite-lede = { $n ->
    [0] Everybody who is here has a password.
    [one] { $count } person has no password yet; to invite: { $fresh }.
   *[other] { $count } people have no password yet; to invite: { $fresh }.
}
invite-everybody = { $n ->
    [one] Invite the only person who is not
   *[other] Invite the { $count } people who are not
}
invite-selection = Invite those ticked
invite-none = Nobody is to be invited.
invite-not-yet = not invited yet
invite-invited = invited
invite-until = expires
invite-withdraw = Withdraw
invite-more = { $n ->
    [one] And { $count } more person, not shown here.
   *[other] And { $count } more people, not shown here.
}
invite-sent = { $n ->
    [one] { $count } invitation is sent.
   *[other] { $count } invitations are sent.
}
invite-sent-more = Each works once and expires in seven days. One from before no longer works.
invite-nobody = Nobody was invited.
invite-nobody-more = Tick at least one person without a password.
invite-withdrawn = The invitation is withdrawn.
invite-withdrawn-more = Its code opens nothing any more.
invite-gone = There is no invitation to withdraw any more.
invite-gone-more = It was used, or somebody withdrew it before you.
mail-why-invitation = Invitation
mail-why-recovery = Code to get back in
mail-subject-invitation = { $organisation }: your code for the security training
mail-body-invitation = Your company opens an account for you in Vigie, its security-awareness training. This is your code, good once, until { $until }:
mail-subject-recovery = { $organisation }: your code
mail-body-recovery = Somebody, probably you, asked to get back into your account. This is the code, good once, until { $until }:
mail-where = Open Vigie yourself, at the address that your company gave you, then choose “First time here, or password forgotten?” and “I have a code already”.
mail-no-link = This letter has no link: if you get one that has, do not follow it.
mail-recovery-other = If it was not you, do nothing: without this code nothing changes. Give it to nobody.
journal-what-invited = Person invited
journal-what-invitation_withdrawn = Invitation withdrawn
journal-what-joined = Account opened
journal-what-recovery_asked = Code asked for
journal-what-recovered = Password set by a code
journal-what-code_refused = Code refused
