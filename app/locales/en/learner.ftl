# The learner’s pages.

# Sign-in
sign-in-title = Sign in
sign-in-email = Email address
sign-in-password = Password
sign-in-password-again = Enter your password again.
sign-in-wrong = The address or the password does not match.
sign-in-wrong-more = Check the address and enter the password again. If that does not help, the link below gets you a new one.
sign-in-too-many = Too many tries in a short time.
sign-in-too-many-more = Your account is not locked. Wait a few minutes, then try again.
sign-in-expired = Your session has ended.
sign-in-expired-more = What was saved is still saved. Sign in to go on where you were.
sign-in-busy = Many people are signing in right now.
sign-in-busy-more = Your password was not checked. Try again in a minute.

# Home
home-hello = Hello { $name }
home-by = { $count ->
    [one] One module
    [2] Two modules
    [3] Three modules
    [4] Four modules
    [5] Five modules
    [6] Six modules
   *[other] { $count } modules
} by { $date }, about { $duration }.
home-today = { $count ->
    [one] One module to finish
    [2] Two modules to finish
    [3] Three modules to finish
   *[other] { $count } modules to finish
} today, about { $duration }.
home-tomorrow = { $count ->
    [one] One module to finish
    [2] Two modules to finish
    [3] Three modules to finish
   *[other] { $count } modules to finish
} by tomorrow, about { $duration }.
home-all-late = { $count ->
    [one] One module is late
    [2] Two modules are late
    [3] Three modules are late
    [4] Four modules are late
   *[other] { $late } modules are late
}, about { $duration }.
home-some-late = { $count ->
    [one] One module
    [2] Two modules
    [3] Three modules
    [4] Four modules
    [5] Five modules
    [6] Six modules
   *[other] { $count } modules
} to do, { $late ->
    [one] one
    [2] two
    [3] three
    [4] four
   *[other] { $late }
} of them late, about { $duration }.
home-done = All done. Next renewal by { $date }.
home-done-more = You have nothing to do today. The lessons stay open, to read again or to go further.
home-only-resting = Nothing to do today.
home-soon-more = “{ $title }” is to be taken again by then. You can start now: the lesson, then the quiz.
home-nothing = You have no module to take.
home-nothing-more = Your company has not planned a module for you yet. Meanwhile, the lessons are open to you.
home-see-modules = See the modules
home-then = Then
home-held = What you have passed
home-all-attestations = All attestations
home-resting = On hold
horizon-label = Coming up: { $dates }
horizon-today = Today
horizon-late = late
duration-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
duration-hours = { $hours } h { $minutes } min
minutes-short = { $minutes } min
late-by = { $days ->
    [one] one day late
   *[other] { $days } days late
}
next-late = To finish as soon as you can, late since { $date }
next-today = To finish today
next-tomorrow = To finish by tomorrow
next-by = To finish by { $date }
next-what = { $minutes } min in all: a lesson, then a quiz of { $questions } questions.
next-progress = { $read } { $read ->
    [one] section
   *[other] sections
} of { $sections } read.
lesson-start = Start the lesson
lesson-continue = Continue the lesson
lesson-again = Read the lesson again
call-directly = Go straight to the quiz
call-go = Go to the quiz
call-resume = Resume the quiz
row-quiz-open = quiz started
row-progress = { $read } { $read ->
    [one] section
   *[other] sections
} of { $sections } read
held-until = until { $date }
held-soon = to take again by { $date }
held-score = Passed with { $percent }%
resting-paused-more = While you are away, the clock stands still.
resting-back-on = paused until { $date }
resting-exempt-more = You were granted an exemption.
resting-exempt-until = exempt until { $date }

# Modules
modules-title = Modules
modules-lede = Every lesson is open to you, required or not.
modules-tracks = Tracks
modules-size = { $modules ->
    [one] 1 module, { $time }
   *[other] { $modules } modules, { $time } in all
}
modules-open = open to all

# Lesson
lesson-objectives = By the end, you will know how to:
lesson-contents = In this lesson
lesson-progress = { $read ->
    [0] No section read of { $sections }
    [one] { $read } section read of { $sections }
   *[other] { $read } sections read of { $sections }
}
lesson-read-mark = (read)
lesson-section-read = Section read
lesson-mark-read = I have read this section
lesson-sources = Sources
lesson-neighbours = Neighbouring modules
lesson-previous = { $title }
lesson-next = { $title }
call-title = The quiz
call-what = { $questions } questions, { $percent }% to pass. Every answer is saved: you can stop and come back.
call-start = Start the quiz
call-again = Take the quiz again
call-held-until = Passed, valid until { $date }
call-latest-result = My latest result
call-not-before = Next try from { $time }.
call-not-before-more = Time to read again: the questions will not all be the same.
see-attestation = See the attestation

# Result
result-title = Result
result-faultless = Passed, without a mistake.
result-passed = Passed. { $count ->
    [0] Well done.
    [one] One point to read again.
    [2] Two points to read again.
    [3] Three points to read again.
   *[other] { $count } points to read again.
}
result-failed = Not yet. { $count ->
    [0] You can try again.
    [one] One point to read again.
    [2] Two points to read again.
    [3] Three points to read again.
    [4] Four points to read again.
    [5] Five points to read again.
   *[other] { $count } points to read again.
}
result-failed-more = Nothing is lost. Read what follows, then take the quiz again.
result-score = { $percent }%, { $pass }% needed
result-again = To read again
result-because-of = Questions concerned
result-question = Question { $number }
result-all = { $count ->
    [one] Your answer
   *[other] Your { $count } answers
}
result-why = Why
result-read-section = Read “{ $title }” again
result-gone = This question is no longer in the module: its answer can no longer be shown. It counts as it did on the day of the quiz.
result-line = Line { $line }
result-verdict-right = Right
result-verdict-partly = Partly right, { $percent }%
result-verdict-wrong = To review
result-verdict-none = Not answered
result-answer-right = Your answer, right
result-answer-wrong = Your answer, to review
result-answer-key = The right answer
result-answer-missed = A right answer, not chosen
result-spot-right = Marked, rightly
result-spot-wrong = Marked, wrongly
result-spot-missed = To mark, not marked
result-line-right = Your line, the right one
result-line-wrong = Your line, to review
result-line-key = The right line
result-order-yours = Your order
result-order-yours-right = Your order, right
result-order-right = The right order
result-order-in-place = (in its place)
result-order-out-of-place = (not in its place)

# Attestations
attestations-title = Attestations
attestations-lede = What you have passed, the latest first.
attestations-none = No attestation yet. The first one waits at the end of a quiz that you pass.
attestation-row = Passed on { $date } with { $percent }%
attestation-ended = expired on { $date }
attestation-title = Attestation
attestation-print = To print it or save it as PDF: “Print” in the menu of the browser, or Ctrl + P (⌘ + P on a Mac).
attestation-sheet-title = Security training attestation
attestation-says = The company certifies that
attestation-did = passed the quiz for the module
attestation-module = Module
attestation-version = { $id }, version { $version }
attestation-objectives = Objectives tested
attestation-completed = Passed on
attestation-score = Score
attestation-score-of = { $percent }%, where { $pass }% was needed
attestation-language = Language
attestation-valid = Valid until
attestation-number = Attestation no.
attestation-hash = SHA-256 of the content:
language-fr = French
language-en = English

# Account
account-who = { $name }, { $email }. Your name and unit come from the company’s file: your administrator can have them corrected.
account-language = Language
account-save-language = Change language
account-theme = Appearance
account-save-theme = Change appearance
theme-system = Same as the device
theme-light = Light
theme-dark = Dark
account-password = Password
password-present = Current password
password-next = New password
password-again = New password, again
password-rule = At least 15 characters. A few words picked at random work very well.
password-change = Change the password
password-changed = Your password is changed.
password-changed-more = Your other sessions are closed: sign in again where you need to.
password-kept = Your password is not changed.
password-kept-more = The old one still works. Correct the field marked below and try again.
password-wrong = This is not your current password.
password-too-short = At least 15 characters are needed.
password-too-long = This password is too long.
password-mismatch = The two entries of the new password differ.
account-sessions = Sessions
account-sessions-count = { $count ->
    [0] One open session, this one.
    [one] One open session, this one.
   *[other] { $count } open sessions, this one included.
}
account-sessions-more = If you left a session open on a shared computer, or lost a device, close them all.
account-sign-out-everywhere = Sign out everywhere
signed-out-everywhere = Your other sessions are closed.
signed-out-everywhere-more = This one is the only one left open.

# Errors
error-home = Go to the home page
error-sign-in = Sign in
error-reference = reference { $reference }
error-not-found = This page does not exist.
error-not-found-safe = The address may be incomplete, or the page is not meant for you. Nothing was lost.
error-not-found-next = If a link in Vigie led you here, give the reference below to your administrator.
error-denied = This page is not open to you.
error-denied-safe = It asks for a right that your account does not have. Nothing was changed.
error-denied-next = If you should have it, ask your administrator and give the reference below.
error-bad-request = This request was not understood.
error-bad-request-safe = Nothing was changed; what was saved is still saved.
error-bad-request-next = Go back, reload the page and try again.
error-too-large = What you sent is too large.
error-too-large-safe = Nothing was received or changed.
error-too-large-next = Go back and send a smaller file.
error-too-many = Too many requests in a short time.
error-too-many-safe = The last one was not taken into account; what was saved is still saved.
error-too-many-next = Wait a minute, then try again.
error-busy = The service is very busy.
error-busy-safe = Your last action was not taken into account; what was saved is still saved.
error-busy-next = Wait a minute, then try again.
error-conflict = This quiz has already been handed in.
error-conflict-safe = It was handed in here or in another tab. The answers given before count, and nothing has changed since.
error-conflict-next = Its result is on the lesson page.
error-cross-site = This request came from another site.
error-cross-site-safe = To be safe, it was refused: nothing was changed.
error-cross-site-next = If you meant to do this, do it again from a page in Vigie. If not, tell your security contact.
error-full = The server has no room left.
error-full-safe = What you have just sent was not kept. All that was kept before still is.
error-full-next = Tell Vigie’s administrator, then try again: in a quiz, your answers wait in the page.
error-internal = Something stopped on our side.
error-internal-safe = What was saved is safe. Your last action, though, may not have been taken into account.
error-internal-next = Wait a minute and try again. If it lasts, give the reference below to your administrator.

# Preview, for authors
preview-title = Preview of the lessons
preview-clean = Nothing to mend
preview-no-error = No error
preview-errors = { $count ->
    [one] One error: Vigie does not start with it
   *[other] { $count } errors: Vigie does not start with them
}
preview-warnings = { $count ->
    [one] One warning
   *[other] { $count } warnings
}
preview-items = The { $count } questions, with their answers
