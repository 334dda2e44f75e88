# The manager's page.
team-title = { $late ->
    [0] Nobody in your team is late.
    [one] One person needs you today.
    [2] Two people need you today.
    [3] Three people need you today.
    [4] Four people need you today.
    [5] Five people need you today.
    [6] Six people need you today.
   *[other] { $late } people need you today.
}
team-nobody-title = Nobody reports to you today.
team-nobody = The team comes from the people file. If somebody is missing, tell whoever keeps that file: your name must stand there as their manager.
team-people = { $people ->
    [one] { $people } person, on
   *[other] { $people } people, on
}
team-needs = Who needs you
team-next = Next due date: { $name }, { $when }.
team-nothing-due = Nothing is due soon either.
team-was-due = was due by { $date }
team-write = Write to { $name }
team-letter-subject = Your security training
team-letter = Hello { $name },

    This is still to be finished, and its date has passed:

    { $modules }
    It takes about ten minutes a module. What would help: some time set aside this week, another computer, a question to go through together?
team-all = The whole team
team-seen = You see what is done and what is late, never answers or scores.
team-caption = Where the team stands on { $date }
team-person = Person
team-situation = Where they stand
team-about = Which module
team-modules = Modules
team-held-of = { $held } of { $all } up to date
team-bound = { $n ->
    [one] { $n } module
   *[other] { $n } modules
}
team-unbound = no module to do
kind-employee = Employee
kind-contractor = Contractor
kind-intern = Intern
kind-management-body = Management body
team-by-module = Who is late, module by module
team-module = Module
team-done = Up to date
team-done-of = { $done } of { $all }
team-to-do = To do
team-late = Late
team-apart = Apart
team-late-by = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
team-due = due { $when }
team-on-date = on { $date }

# The officer's page.
coverage-on = Coverage on
coverage-title = { $n ->
    [one] { $valid } of { $all } enrolments is up to date: { $percent }.
   *[other] { $valid } of { $all } enrolments are up to date: { $percent }.
}
coverage-title-nobody = Nobody has to do a module on that day.
coverage-nobody = Coverage is counted over the people whom a rule binds to a module. Import the people, then check the rules of the programme.
coverage-unknown-day = That date does not exist or is not past yet.
coverage-unknown-day-text = This is today. Choose a past day to see how things stood then.
coverage-state-on = As it stood on
coverage-show = Show
coverage-back-to-today = Back to today
coverage-gained = Coverage has gained { $shown } { $points ->
    [one] point
   *[other] points
} since { $since }{ $moves }.
coverage-lost = Coverage has lost { $shown } { $points ->
    [one] point
   *[other] points
} since { $since }{ $moves }.
coverage-steady = Coverage is the same as on { $since }{ $moves }.
coverage-no-before = Nobody had to do a module on { $since }: there is nothing to compare with yet.
coverage-moves = : { $moves }
coverage-move-more = { $count } more { $status }
coverage-move-fewer = { $count } fewer { $status }
coverage-chart = Coverage, month by month
coverage-chart-span = From { $was } on { $from } to { $is } on { $until }.
coverage-chart-short = One value is known, or none.
coverage-share = Coverage
coverage-share-text = { $valid } enrolments up to date, of { $all }.
coverage-share-means = Enrolments up to date, divided by enrolments up to date, to do and late. An enrolment is one person whom a rule binds to one module. Exempt and paused ones are left out. Tenths are rounded down.
coverage-points = { $points ->
    [one] { $shown } point
   *[other] { $shown } points
}
coverage-name-valid = Up to date
coverage-name-pending = To do
coverage-name-overdue = Late
coverage-name-apart = Apart
coverage-text-valid = Of { $all } enrolments.
coverage-text-pending = The due date is not past.
coverage-text-overdue = The due date is past.
coverage-text-apart = { $exempt } exempt, { $paused } paused.
coverage-means-valid = The module was passed, and that still holds on the day.
coverage-means-pending = Nothing passed that holds on the day, and the due date is that day or later.
coverage-means-overdue = Nothing passed that holds on the day, and the due date is earlier.
coverage-means-apart = A granted exemption covers the day, or the person is on leave. These enrolments are shown, but count neither for nor against.
coverage-definition = Definition
coverage-definition-of = : { $name }
coverage-up = ↑ { $amount } since { $since }
coverage-down = ↓ { $amount } since { $since }
coverage-same = unchanged since { $since }
coverage-by-module = By module
coverage-by-unit = By unit
coverage-split = Split
coverage-column-pending = To do
coverage-column-overdue = Late
coverage-column-exempt = Exempt
coverage-column-paused = Paused
coverage-state-valid = up to date
coverage-state-pending = to do
coverage-state-overdue = late
chart-nobody = nobody
chart-values = The values
chart-table = Coverage at the end of each month
chart-day = Day

# What is behind a figure.
figure-title-valid = { $n ->
    [0] Nobody is up to date
    [one] { $count } person is up to date
   *[other] { $count } people are up to date
}
figure-title-pending = { $n ->
    [0] Nobody has this module to do
    [one] { $count } person has this module to do
   *[other] { $count } people have this module to do
}
figure-title-overdue = { $n ->
    [0] Nobody is late
    [one] { $count } person is late
   *[other] { $count } people are late
}
figure-title-exempt = { $n ->
    [0] Nobody is exempt
    [one] { $count } person is exempt
   *[other] { $count } people are exempt
}
figure-title-paused = { $n ->
    [0] Nobody is paused
    [one] { $count } person is paused
   *[other] { $count } people are paused
}
figure-means-valid = The module was passed, and that still holds on the day.
figure-means-pending = A rule binds the person to the module, nothing passed holds on the day, and the due date is not past.
figure-means-overdue = A rule binds the person to the module, nothing passed holds on the day, and the due date is past.
figure-means-exempt = A granted exemption covers the day. The person does not count in coverage.
figure-means-paused = The person is on leave on the day: the clock stops. They do not count in coverage.
figure-definition = Definition
figure-day = Day
figure-unit = Unit
figure-count = People
figure-rows = The people
figure-caption = People counted on { $date }
figure-due = Due
figure-renew = Again by
figure-no-date = no due date
figure-none = Nobody is counted here on that day.
figure-past-end = The list ends before this page.
figure-range = { $first } to { $last } of { $all }
figure-pages = Pages
figure-previous = Previous
figure-next = Next

# The people file.
import-title = Import people
import-lede = Nothing changes before you agree: the file is checked first, and nothing is applied.
import-file = CSV file
import-file-hint = One person a line, the names of the columns on the first. In UTF-8 or Windows-1252, with semicolons, commas or tabs.
import-limits = At most { $size } MiB and { $lines } lines.
import-read = Check the file
import-unreadable = This file could not be read. Nothing was changed.
import-columns = The columns
import-columns-text = Their order, capitals and accents do not matter. An optional column that is missing leaves everything as it was. An empty cell under “profiles”, “manager”, “end” or “leave” clears what was known.
import-column = Column
import-needed = Needed
import-required = required
import-optional = optional
import-example = Example
import-note = Good to know
import-bad-title = { $n ->
    [one] { $count } line needs correcting.
   *[other] { $count } lines need correcting.
}
import-no-change-title = This file would change nothing.
import-plan-title = { $n ->
    [one] This file would change { $count } person.
   *[other] This file would change { $count } people.
}
import-how-read = { $n ->
    [0] No line without a problem
    [one] { $count } line without a problem
   *[other] { $count } lines without a problem
}. File read as { $encoding }, columns separated by { $delimiter }.
import-by-semicolon = semicolons
import-by-comma = commas
import-by-tab = tabs
import-nothing-changed = Nothing has changed yet.
import-bad-text = Correct these lines in the file and check it again. Or apply, at the foot of this page, only the lines without a problem: the people on the others will stay as they are.
import-problems = The lines to correct
import-line = Line
import-value = Value
import-reason = What is wrong, and what to do
import-whole-line = the whole line
import-counts = What would change
import-done-counts = What was done
import-count-added = Added
import-count-changed = Changed
import-count-moved = Moved
import-count-closed = Closed
import-count-unchanged = Unchanged
import-count-absent = Absent
import-absent-text = People who are not in the file stay as they are. To close an account, give an end date.
import-new-units = New units
import-ignored-columns = Columns left out
import-changes = The changes, person by person
import-done-changes = The changes made
import-change = Change
import-detail = Detail
import-kind-added = added
import-kind-changed = changed
import-kind-moved = moved
import-kind-closed = closed
import-more = { $n ->
    [one] And { $count } more, not shown here.
   *[other] And { $count } more, not shown here.
}
import-apply = Apply the import
import-changed = Nothing was applied.
import-changed-text = People have changed since you looked at this file. This is what it would do now.
import-apply-good = { $n ->
    [one] Apply the only line without a problem
   *[other] Apply the { $count } lines without a problem
}
import-other-file = Choose another file
import-done-title = The import is applied.
import-done-lede = Enrolments and coverage already take it into account.
import-to-coverage = See coverage
import-again = Import another file
import-left = { $n ->
    [one] { $count } line was left out.
   *[other] { $count } lines were left out.
}
import-left-text = The people on these lines stayed as they were. Correct the file and import it again: what is done already will not be done twice.

column-email = e-mail
column-given-name = given name
column-family-name = family name
column-unit = unit
column-profiles = profiles
column-kind = kind
column-manager = manager
column-start = start
column-end = end
column-language = language
column-leave-from = leave from
column-leave-until = leave until
column-note-email = A person is known by their address.
column-note-unit = The whole path from the root; new units are created.
column-note-profiles = Separated by commas.
column-note-kind = Employee, contractor, intern or management body. Employee where nothing is said.
column-note-manager = The address of somebody in the file or already known.
column-note-start = The first day, day before month; 2026-09-01 is read too.
column-note-end = The last day; empty if there is none.
column-note-language = fr or en.
column-note-leave-from = The first day of a long leave, which stops the clock of due dates.
column-note-leave-until = The last day of the leave; empty if not known.

file-empty = It is empty.
file-too-large = It is larger than { $limit } MiB. Split it into several files.
file-spreadsheet = This is a spreadsheet, not a CSV file. In your spreadsheet program choose “Save as”, then “CSV UTF-8”.
file-utf-16 = It is in UTF-16 (“Unicode text”). Save it as “CSV UTF-8” instead.
file-binary = This is not a text file. Export it as CSV from the program that made it.
file-broken-utf-8 = It begins as UTF-8, but line { $line } is not: it was damaged on its way. Export it again.
file-missing-columns = These columns are missing on the first line: { $columns }.
file-repeated-columns = These columns stand more than once on the first line: { $columns }. Keep one of each.
file-too-many-rows = It has more than { $limit } lines. Split it into several files.
file-too-many-cells = It has more than { $limit } cells. Keep only the columns that are needed.

problem-missing = The cell is empty and must be filled.
problem-too-long = { $count } characters, where { $limit } are possible. A quote may have been left open.
problem-control-character = It contains invisible characters. Clear the cell and type it again.
problem-not-an-email = This is not an e-mail address. One whole address is needed, such as ana.rossi@example.com.
problem-duplicate-email = Line { $line } has this address already. Keep one of the two lines.
problem-not-a-date = This is not a date. Write 21/11/2026 or 2026-11-21.
problem-impossible-date = There is no such day. The order is day, month, year.
problem-date-out-of-range = This date is not between 1900 and 2199. Check the year.
problem-end-before-start = The end comes before the beginning, { $start }. Correct one of the two dates.
problem-unknown-kind = This kind is not known. Write employee, contractor, intern or management body.
problem-unknown-language = This language is not known. Write fr or en.
problem-not-a-profile = This is not the name of a profile. Letters, digits and hyphens, at most 40.
problem-not-a-unit = The path has an empty name in it, or too many names. Write, say, Agency / Studio.
problem-own-manager = The person would be their own manager. Give somebody else’s address, or leave it empty.
problem-unknown-manager = This address is neither in the file nor known. Check it, or add a line for that person.
problem-manager-line-is-bad = This person is known from line { $line } only, which has a problem itself. Correct that one first.
problem-manager-cycle = The managers go round in a circle. Change one of them.
problem-already-left = The person left on { $day }. Give their end date, or a later start if they are back.
problem-leave-without-start = The leave has an end and no beginning. Fill in both, or neither.
problem-too-many-cells = { $found } cells, where there are { $expected } columns. Put quotes around the cell that contains the delimiter.
problem-open-quote = A quote opens here and is never closed: nothing after it was read. Close or remove it.

detail-name = name: { $to } (before: { $from })
detail-unit = unit: { $to } (before: { $from })
detail-unit-new = unit: { $to }
detail-kind = kind: { $to } (before: { $from })
detail-kind-new = kind: { $to }
detail-manager = manager: { $to } (before: { $from })
detail-manager-new = manager: { $to }
detail-manager-none = no manager any more (before: { $from })
detail-starts = starts on { $on }
detail-ends = last day { $on }
detail-no-end = without an end date
detail-returns = returns on { $on }
detail-profile-begins = profile added: { $profile }
detail-profile-ends = profile removed: { $profile }
detail-leave = leave from { $first } to { $last }
detail-leave-open = leave from { $first }
detail-no-leave = no leave planned any more
detail-planned = what was planned for later
