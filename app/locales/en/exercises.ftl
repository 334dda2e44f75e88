exercises-title = Exercises
exercises-lede = Try your hand, without a grade and without a trace: nothing that you answer is kept.
exercise-mailbox = An inbox to sort
exercise-about-mailbox = Twelve messages, some of which deceive. Tell which, and mark what made you wonder.
exercise-lede-mailbox = You are Camille, of Morvan Workshops; the company’s addresses end in morvan.example. Here are your messages: which can be trusted?
exercise-links = Reading an address
exercise-about-links = Take an address to pieces, then say where those you are shown lead to.
exercise-lede-links = One part of an address decides where you go. The rest can be written to deceive you.
exercise-incident = Ten minutes of an incident
exercise-about-incident = You clicked, and something is wrong. The clock is running: what do you do, and whom do you tell?
exercise-lede-incident = An ordinary morning, one click too many. You decide; the story follows, and the debrief comes at the end.
exercise-review = Reviewing code
exercise-about-review = Find the line at fault, then watch the attack run against the code and against its repair.
exercise-lede-review = One line of each snippet leaves the door open. Mark it, then see what an attacker makes of it.
exercise-passwords = The password laboratory
exercise-about-passwords = How long would guessing take? Try it, and draw a passphrase. Nothing leaves the page.
exercise-lede-passwords = What a password is worth depends on how it was chosen, and on who tries to guess it.
exercise-progress = Progress
exercise-done = { $n } of { $total }, done
exercise-open = { $n } of { $total }, to do
exercise-train = What you could work on:
exercise-nothing-to-train = Nothing to go over again in what you answered.
exercise-not-kept = This is not kept, and nobody else sees it.
exercise-others = The other exercises
exercise-again = Start again
exercise-finish = See how it went
exercise-stop = Stop here

mailbox-hint = Tick what looks suspicious in the message, then say what you make of it. Not everything that can be ticked is suspicious.
mailbox-question = This message is…
mailbox-marked = { $n } parts ticked
mailbox-marked-one = One part ticked
mailbox-inbox = Inbox
mailbox-count = { $n } of { $total } sorted
mailbox-mail = Mail
mailbox-sms = Text message
mailbox-chat = Chat
mailbox-address = From
mailbox-reply-to = Reply to
mailbox-received = Received
mailbox-subject = Subject
mailbox-attachment = Attachment
mailbox-leads-to = leads to
mailbox-clues = Clue by clue
mailbox-act = What to do:
mailbox-next = Next message
mailbox-end = { $n ->
    [0] No message sorted yet
    [one] One message sorted of { $total }
   *[other] { $n } messages sorted of { $total }
}
verdict-genuine = Genuine
verdict-doubtful = Doubtful
verdict-fraudulent = Fraudulent
judgement-right = { $truth ->
    [genuine] Yes, this message is genuine.
    [doubtful] Yes: reading alone cannot settle it.
   *[fraudulent] Yes, this is a fraud.
}
judgement-careful = { $truth ->
    [genuine] Careful: the message was genuine, and there was enough to see it by.
   *[fraudulent] Careful, but it could be told: this is a fraud.
}
judgement-hasty = { $truth ->
    [genuine] No, this message is genuine.
   *[doubtful] Too quick: it may be honest, and has to be checked.
}
judgement-trusting = { $truth ->
    [doubtful] Too trusting: it had to be checked first.
   *[fraudulent] No, this is a fraud.
}
mark-found = suspicious, and you saw it
mark-missed = suspicious, not ticked
mark-needless = ticked, but sound
mark-sound = sound

link-try = Take an address apart
link-label = An address
link-hint = Type or paste it; do not open it. It is read in this page and sent nowhere. Without WebAssembly the button sends it to Vigie, which does not keep it.
link-button = Take apart
link-leads-to = This address leads to
link-in-letters = which reads
link-nowhere = Not a whole address: the name of a site, with a dot in it, is missing.
link-too-long = This text is too long for an address.
link-not-web = This address leads to no site: it makes a program act.
link-parts = Its parts
link-look = Worth a closer look
link-nothing-odd = Nothing unusual in its shape. That does not make the site honest: ask yourself whether it is the one you wanted.
link-scheme = Protocol
link-scheme-note = How both sides talk. https encrypts the way; it does not say who is at the end.
link-user = User
link-user-note = Whatever stands before an @ decides nothing.
link-subdomains = Subdomains
link-subdomains-note = Free for the owner of the site to choose.
link-site = The site
link-site-note = This part decides: the name that somebody registered.
link-port = Port
link-port-note = The server’s door, seldom written.
link-path = Path
link-path-note = The place within the site; any name can be written there.
link-query = Parameters
link-query-note = What the site is told, at times enough to recognise you.
link-fragment = Anchor
link-fragment-note = A place within the page.
link-warn-unencrypted = http without an s: what passes can be read and changed on the way.
link-warn-not-web = This is not the address of a site.
link-warn-user = A name and an @ stand before the site, to be mistaken for it.
link-warn-numeric = Numbers in place of a name: there is no telling whom you talk to.
link-warn-foreign-letters = Accents, or letters of another alphabet, which can look like others.
link-warn-mixed-letters = Letters of two alphabets in one word: no language writes like that.
link-warn-punycode = A name in its technical form (xn--): the letters that are shown may imitate another’s.
link-warn-ending-inside = A familiar ending (.com, .fr…) stands in the middle: the name does not stop there.
link-warn-port = An unusual port.
link-warn-address-inside = Another address is tucked into the parameters: the site may send you on to it.
link-warn-shortened = A shortened address: where it leads cannot be seen.
link-series = Where does this address lead?
link-series-note = Say which site would answer. The addresses are invented.
link-question = Address { $n } of { $total }
link-options = To which site does this address lead?
link-right = Yes, it leads to { $site }.
link-wrong = It leads to { $site }, not to { $given }.
link-next = Next address
link-end = { $n ->
    [0] No address read right, of { $total }
    [one] One address read right, of { $total }
   *[other] { $n } addresses read right, of { $total }
}
link-rule = The rule: between // and the next slash, read from right to left. The site ends there, and begins before the last dot but one, or a step further where the ending is double.

incident-time = It is
incident-debrief = What you decided
incident-remember = To keep in mind
incident-first = Cut the network, cable and Wi-Fi; leave the machine on, without restarting it.
incident-second = Touch nothing more, and tell what happened, at once, to the person or number you were given.
incident-third = Note the time, what you did, what you saw; keep the message.
incident-fourth = Leave customers, the police and the data-protection authority to those whose part it is; they need your notes.
incident-back = Back to the first decision worth another look
worth-good = A good decision
worth-fair = Understandable, but there was better
worth-poor = To be avoided
ending-good = The incident is contained.
ending-fair = The incident is contained, at a higher price than it need have had.
ending-poor = The incident has spread.

review-place = { $language }, snippet { $n } of { $total }
review-question = Which line leaves the door open?
review-answer = It is this line
review-right = Yes, it is line { $line }.
review-wrong = It is line { $line }, not line { $given }.
review-before = The code as it is
review-after = The code repaired
review-attack = The attack, step by step
review-step = { $n } of { $total }
review-more = Next step
review-next = Next snippet
review-end = { $n ->
    [0] No line found, of { $total }
    [one] One line found, of { $total }
   *[other] { $n } lines found, of { $total }
}

lab-plain = The estimate is made in the page by WebAssembly, which does not run here. It is not made on the server, on purpose: a password is not sent somewhere to be tried. The table below says what matters most.
lab-try = Try one
lab-hint = Nothing is sent or kept. Still, do not type a password that you use: try one of the same kind.
lab-field = A password
lab-show = Show it
lab-guesses = A well-equipped attacker would find it in about 10 to the power of { $n } guesses.
lab-attack = Attack
lab-time = Time to guess
lab-honest = The estimate knows English, keyboards, dates and common passwords above all. A rare French word, a line of a song, the name of your cat: it takes them for better than they are.
lab-draw = Draw a passphrase
lab-draw-note = Words drawn at random are easier to remember than signs, and their worth is calculated, not estimated: the list is public, the draw protects.
lab-words = Words
lab-language = Language
lab-french = French
lab-english = English
lab-draw-button = Draw
lab-drawn = Drawn:
lab-bits = { $n } bits: 11 for each word, since each is one of 2,048. Do not draw again until you like it: choosing takes chance away.
attack-throttled = Sign-in page that slows down (100 guesses an hour)
attack-unthrottled = Sign-in page without a limit (10 a second)
attack-slow-hash = Stolen file, passwords well protected (10,000 a second)
attack-fast-hash = Stolen file, badly protected (10 thousand million a second)
span-moment = less than a second
span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n } days
span-months = { $n } months
span-years = { $n } years
span-thousand-years = { $n } thousand years
span-million-years = { $n } million years
span-beyond = beyond all measure
lab-found-keys = Recognised: neighbouring keys.
lab-found-repeat = Recognised: a repetition.
lab-found-common = Recognised: a common password, or nearly one.
lab-found-sequence = Recognised: a sequence such as abc or 6543.
lab-found-year = Recognised: a recent year.
lab-found-word = Recognised: a single word.
lab-found-date = Recognised: a date.
lab-found-name = Recognised: a name.
lab-table = What length and chance are worth
lab-table-note = For signs and words drawn at random. Chosen by somebody, they are worth far less.
lab-drawn-what = Drawn
lab-drawn-bits = Bits
lab-drawn-slow = Stolen file, well protected
lab-drawn-fast = Stolen file, badly protected
lab-eight-letters = 8 lower-case letters
lab-eight-any = 8 signs of any kind
lab-twelve-any = 12 signs of any kind
lab-four-words = 4 words
lab-six-words = 6 words
lab-eight-words = 8 words
lab-sources = Where these figures come from
lab-rates = The four attacks and their rates are those of zxcvbn (D. Wheeler, “zxcvbn: Low-Budget Password Strength Estimation”, USENIX Security 2016). They are orders of magnitude: a machine of today may be faster against a badly protected file. Times are averages.
lab-advice = Since 2022 the French data-protection authority (CNIL) asks for 80 bits where a password stands alone, and 50 where tries are limited. Safest is a password manager, a long phrase to open it, and a second factor.
lab-lists = The words are those of the BIP-39 lists (public domain, CC0), without accents. The estimate is made by the zxcvbn library for Rust (MIT licence). Chance comes from your browser.
