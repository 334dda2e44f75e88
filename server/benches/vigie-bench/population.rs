//! A company of any size, with 24 modules and three years behind it.
//!
//! Everything that is derived is derived by `domain`: for a few hundred careers, which are then given to all people
//! in turn. The rows are written by SQL, many at a time: through the use cases it would take hours.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use curriculum::Curriculum;
use domain::{
    actor::Role,
    chance::Seeded,
    ids::{PersonId, RuleId, UnitId},
    module::ModuleId,
    person::{Career, Kind, Posting},
    rule::{Audience, Rule, UnitTree},
    standing::{self, Held, Record},
    time::{Clock, Day, Span, Timestamp},
};
use sqlx::{
    AssertSqlSafe, Connection, QueryBuilder, Row, Sqlite, SqliteConnection, sqlite::SqliteConnectOptions,
};
use store::{Store, people::Unit, sessions::StoredSession};
use training::SystemClock;
use uuid::Uuid;

pub const MODULES: usize = 24;
/// The folder of the lessons, in the folder of the run.
const CONTENT: &str = "content";
/// How many different careers there are.
const CAREERS: usize = 400;
/// Up to this many people, each completion has its row, and its attempt.
const WITH_COMPLETIONS: usize = 10_000;
const SESSIONS: usize = 5_000;

/// A database, and who can use it.
pub struct Population {
    pub people: usize,
    pub units: usize,
    pub database: PathBuf,
    pub content: PathBuf,
    pub officer: Visitor,
    pub learners: Vec<Visitor>,
    /// Rows that coverage is summed from, and rows of standing.
    pub steps: i64,
    pub segments: i64,
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub person: PersonId,
    /// What goes into the `Cookie` header.
    pub cookie: String,
}

/// What one career comes to, module by module.
struct Fate {
    career: Career,
    modules: Vec<(Record, standing::Standing)>,
}

/// Where people are before they move, and after; each person's own units stand in for them.
const FORMER: UnitId = UnitId(Uuid::from_u128(1));
const PRESENT: UnitId = UnitId(Uuid::from_u128(2));

pub fn today() -> Day {
    let days = SystemClock.now().millis().div_euclid(24 * 3600 * 1000);
    Day::from_number(i32::try_from(days).unwrap_or(0))
}

/// Puts the project's first lessons into a folder, again and again, until there are 24 modules.
pub fn write_content(folder: &Path) -> Result<Curriculum> {
    let folder = &folder.join(CONTENT);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    for (track, module) in [("anssi", "01-passwords"), ("owasp", "01-broken-access-control")] {
        let to = folder.join(track);
        std::fs::create_dir_all(&to)?;
        std::fs::copy(from.join(track).join("track.toml"), to.join("track.toml"))?;
        for number in 1..=MODULES / 2 {
            let to = to.join(format!("{number:02}-bench"));
            std::fs::create_dir_all(&to)?;
            for file in
                std::fs::read_dir(from.join(track).join(module)).context("the lesson to copy is gone")?
            {
                let file = file?;
                let mut content = std::fs::read(file.path())?;
                if file.file_name() == "module.toml" {
                    content = renamed(&String::from_utf8(content)?, track, number).into_bytes();
                }
                std::fs::write(to.join(file.file_name()), content)?;
            }
        }
    }
    Curriculum::load(folder).map_err(|findings| {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the copied lessons have errors\n{}", lines.join("\n"))
    })
}

fn renamed(manifest: &str, track: &str, number: usize) -> String {
    let mut is_head = true;
    let lines = manifest.lines().map(|line| {
        is_head &= !line.starts_with('[');
        match line.split('=').next().map(str::trim) {
            Some("id") if is_head => format!("id = \"bench-{track}-{number:02}\""),
            Some("order") if is_head => format!("order = {number}"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Makes the database in the folder that has the lessons.
pub async fn create(folder: &Path, people: usize, curriculum: &Curriculum) -> Result<Population> {
    let today = today();
    let (database, content) = (&folder.join(format!("people-{people}.db")), folder.join(CONTENT));
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", database.display()));
    }
    let modules: Vec<ModuleId> = curriculum.modules().map(|module| module.id.clone()).collect();
    let store = Store::open(&format!("sqlite:{}", database.display())).await?;
    let mut tx = store.write().await?;
    let units = units(people);
    for unit in &units {
        store::people::insert_unit(&mut tx, unit).await?;
    }
    let rules: Vec<Rule> = (0..).zip(&modules).map(|(number, module)| rule(number, module, today)).collect();
    for rule in &rules {
        store::rules::insert(&mut tx, rule, at(rule.in_force.from)).await?;
    }
    tx.commit().await?;
    store.close().await;

    let fates = fates(&rules, today);
    let options = SqliteConnectOptions::new()
        .filename(database)
        .foreign_keys(false)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Off)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-256000");
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let mut writer = Writer { connection: &mut connection, people, modules: &modules, today };
    writer.people(&units, fates.len()).await?;
    writer.careers(&fates).await?;
    writer.standing(&fates).await?;
    writer.steps(&fates, &units).await?;
    if people <= WITH_COMPLETIONS {
        writer.completions(&fates, curriculum).await?;
    }
    eprintln!("  analysing");
    run(&mut connection, "ANALYZE").await?;
    let employed: Vec<i64> = (0..)
        .zip(&fates)
        .filter(|(_, fate)| fate.career.posting_on(today).is_some())
        .map(|(n, _)| n)
        .collect();
    let employed = format!("SELECT id, career FROM temp.who ORDER BY n LIMIT {}", SESSIONS * 2)
        .pipe(|sql| sqlx::query_as::<_, (Uuid, i64)>(AssertSqlSafe(sql)).fetch_all(&mut connection))
        .await?
        .into_iter()
        .filter(|(_, career)| employed.contains(career))
        .take(SESSIONS);
    let learners: Vec<PersonId> = employed.map(|(id, _)| PersonId(id)).collect();
    let count = async |connection: &mut SqliteConnection, table: &str| -> Result<i64> {
        Ok(sqlx::query(AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}")))
            .fetch_one(connection)
            .await?
            .get(0))
    };
    let steps = count(&mut connection, "coverage_step").await?;
    let segments = count(&mut connection, "standing").await?;
    run(&mut connection, "PRAGMA wal_checkpoint(TRUNCATE)").await?;
    connection.close().await?;

    let store = Store::open(&format!("sqlite:{}", database.display())).await?;
    let mut tx = store.write().await?;
    let mut learners_in = Vec::new();
    for (number, person) in (1..).zip(&learners) {
        learners_in.push(sign_in(&mut tx, *person, number).await?);
    }
    store::roles::grant(&mut tx, learners[0], Role::Officer, SystemClock.now(), None, None).await?;
    tx.commit().await?;
    store.close().await;
    let officer = learners_in[0].clone();
    let (units, database, learners) = (units.len(), database.clone(), learners_in);
    Ok(Population { people, units, database, content, officer, learners, steps, segments })
}

trait Pipe: Sized {
    fn pipe<T>(self, then: impl FnOnce(Self) -> T) -> T {
        then(self)
    }
}
impl Pipe for String {}

/// A session as signing in leaves it.
async fn sign_in(tx: &mut store::Tx, person: PersonId, number: i128) -> Result<Visitor> {
    let now = SystemClock.now();
    let id = number * 0x9e37_79b9_7f4a_7c15;
    let data =
        serde_json::json!({ "person": person.to_string(), "since": now.millis(), "seen": now.millis() });
    let session =
        StoredSession { person: Some(person), data: data.to_string(), expires_at: now.plus_minutes(6 * 60) };
    store::sessions::insert(tx, &store::sessions::hash_of(id), &session).await?;
    Ok(Visitor { person, cookie: format!("__Host-vigie={}; lang=fr", tower_sessions::session::Id(id)) })
}

fn at(day: Day) -> Timestamp {
    Timestamp::from_millis(i64::from(day.number()) * 24 * 3600 * 1000 + 10 * 3600 * 1000)
}

/// A root, ten directions (fewer in a small company), and teams below them.
fn units(people: usize) -> Vec<Unit> {
    let count = (people.isqrt() * 65 / 100).max(8);
    let directions = if count > 20 { 10 } else { 2 };
    let id =
        |number: usize| UnitId(Uuid::from_u128(0x0100_0000_0000_7000_8000_0000_0000_0000 + number as u128));
    let mut units =
        vec![Unit { id: id(0), parent: None, name: "Entreprise".into(), path: "Entreprise".into() }];
    for number in 1..count {
        let above = if number <= directions { 0 } else { 1 + number % directions };
        let name = if number <= directions {
            format!("Direction {number:02}")
        } else {
            format!("Équipe {number:03}")
        };
        let path = format!("{} / {name}", units[above].path);
        units.push(Unit { id: id(number), parent: Some(id(above)), name, path });
    }
    units
}

/// The programme was put in force over a year that began three years ago; each module binds everybody.
fn rule(number: i32, module: &ModuleId, today: Day) -> Rule {
    Rule {
        id: RuleId(Uuid::from_u128(
            0x0200_0000_0000_7000_8000_0000_0000_0000 + u128::from(number.unsigned_abs()),
        )),
        module: module.clone(),
        audience: Audience::default(),
        due_within_days: if number % 2 == 0 { 14 } else { 30 },
        renewal_notice_days: 30,
        in_force: Span::from(today - 3 * 365 + number * 14),
    }
}

fn fates(rules: &[Rule], today: Day) -> Vec<Fate> {
    let mut chance = Seeded::new(24);
    let tree = UnitTree::new(BTreeMap::from([(FORMER, None), (PRESENT, None)]));
    (0..CAREERS)
        .map(|number| {
            let career = career(&mut chance, number, today);
            let modules = rules
                .iter()
                .map(|rule| {
                    let record = record(&mut chance, &career, rule, today);
                    let standing = standing::standing(&career, [rule], &tree, &record);
                    (record, standing)
                })
                .collect();
            Fate { career, modules }
        })
        .collect()
}

fn below(chance: &mut Seeded, bound: usize) -> i32 {
    i32::try_from(chance.below(bound)).unwrap_or(0)
}

fn career(chance: &mut Seeded, number: usize, today: Day) -> Career {
    // Two thirds were there before the programme; the first stays for the officer.
    let is_new = number > 0 && chance.below(3) == 0;
    let start = today - if is_new { 20 + below(chance, 1000) } else { 1200 + below(chance, 3000) };
    let worked = today.days_since(start);
    let leaves_the_company = number > 0 && chance.below(20) == 0;
    let end = if leaves_the_company {
        today - below(chance, usize::try_from(worked.min(600)).unwrap_or(1))
    } else {
        Day::FOREVER
    };
    let posting = |span, unit| Posting { span, kind: Kind::Employee, unit, manager: None };
    let moved = start + worked / 2;
    let moves = number > 0 && chance.below(10) == 0 && moved < end && start < moved;
    let postings = if moves {
        vec![posting(Span::new(start, moved), FORMER), posting(Span::new(moved, end), PRESENT)]
    } else {
        vec![posting(Span::new(start, end.max(start + 1)), PRESENT)]
    };
    let mut leaves = Vec::new();
    if number > 0 && chance.below(12) == 0 {
        let from = today - below(chance, 700);
        leaves.push(Span::new(from, from + 60 + below(chance, 120)));
    }
    Career { postings, profiles: Vec::new(), leaves }
}

/// Most complete in time and renew in time, some are late, a few never do.
fn record(chance: &mut Seeded, career: &Career, rule: &Rule, today: Day) -> Record {
    let mut record = Record::default();
    if chance.below(100) == 0 {
        let from = today - below(chance, 500);
        record.exemptions.push(Span::new(from, from + 180));
    }
    let Some(start) = career.starts_on() else { return record };
    let end = career.postings.last().map_or(start, |posting| posting.span.until);
    let due = i32::from(rule.due_within_days);
    let mut on = start.max(rule.in_force.from)
        + match chance.below(100) {
            0..80 => 1 + below(chance, usize::from(rule.due_within_days)),
            80..93 => due + 1 + below(chance, 90),
            _ => return record,
        };
    while on <= today && on < end {
        let valid_until = on.plus_months(12);
        record.completions.push(Held { completed_on: on, valid_until });
        on = match chance.below(100) {
            0..85 => valid_until - below(chance, 30),
            85..95 => valid_until + 1 + below(chance, 60),
            _ => break,
        };
    }
    record
}

async fn run(connection: &mut SqliteConnection, sql: &str) -> Result<u64> {
    Ok(sqlx::query(AssertSqlSafe(sql.to_owned())).execute(connection).await?.rows_affected())
}

/// Writes rows with as many of them in a statement as SQLite takes.
macro_rules! insert_all {
    ($connection:expr, $into:expr, $rows:expr, |$pusher:ident, $row:pat_param| $body:block) => {{
        let rows: Vec<_> = $rows;
        for some in rows.chunks(4000) {
            let mut query = QueryBuilder::<Sqlite>::new($into);
            query.push_values(some, |mut $pusher, $row| $body);
            query.build().persistent(false).execute(&mut *$connection).await?;
        }
    }};
}

struct Writer<'a> {
    connection: &'a mut SqliteConnection,
    people: usize,
    modules: &'a [ModuleId],
    today: Day,
}

impl Writer<'_> {
    /// People, in `temp.who` with their career and units.
    async fn people(&mut self, units: &[Unit], careers: usize) -> Result<()> {
        eprintln!("  people");
        let (people, connection) = (self.people, &mut *self.connection);
        run(connection, "CREATE TEMP TABLE place (n INTEGER PRIMARY KEY, id BLOB)").await?;
        // People stand at the leaves; a small company has few.
        let places: Vec<(i64, Uuid)> =
            (0..).zip(units.iter().skip(units.len().min(3)).map(|unit| unit.id.0)).collect();
        let count = places.len();
        insert_all!(connection, "INSERT INTO temp.place (n, id) ", places, |row, (n, id)| {
            row.push_bind(*n).push_bind(*id);
        });
        run(
            connection,
            "CREATE TEMP TABLE who (n INTEGER PRIMARY KEY, id BLOB, career INTEGER, present BLOB, former BLOB)",
        )
        .await?;
        // Identifiers as the product makes them: the time in front (one person a minute), then chance.
        let since = at(self.today).millis() - 1000 * 24 * 3600 * 1000;
        run(
            connection,
            &format!(
                "INSERT INTO temp.who WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < {people})
                 SELECT n, unhex(printf('%012x7%03x8%015x', {since} + n * 60000, n % 4096, abs(random()) >> 4)), n % {careers},
                     (SELECT id FROM temp.place p WHERE p.n = (k.n * 7919 + k.n / {careers}) % {count}),
                     (SELECT id FROM temp.place p WHERE p.n = (k.n * 7919 + k.n / {careers} + 1) % {count}) FROM k"
            ),
        )
        .await?;
        run(
            connection,
            &format!(
                "INSERT INTO person (id, email, given_name, family_name, language, created_at)
                 SELECT id, 'person' || n || '@kerlann.example', 'Prénom' || n % 211, 'Nom' || n,
                     CASE n % 5 WHEN 0 THEN 'en' ELSE 'fr' END, {since} FROM temp.who ORDER BY n"
            ),
        )
        .await?;
        Ok(())
    }

    async fn careers(&mut self, fates: &[Fate]) -> Result<()> {
        let connection = &mut *self.connection;
        run(
            connection,
            "CREATE TEMP TABLE posted (career INTEGER, from_on INTEGER, until_on INTEGER, present INTEGER)",
        )
        .await?;
        run(connection, "CREATE TEMP TABLE leaving (career INTEGER, from_on INTEGER, until_on INTEGER)")
            .await?;
        let postings = (0_i64..)
            .zip(fates)
            .flat_map(|(n, fate)| fate.career.postings.iter().map(move |p| (n, p.span, p.unit == PRESENT)));
        insert_all!(connection, "INSERT INTO temp.posted ", postings.collect(), |row, (n, span, present)| {
            row.push_bind(*n)
                .push_bind(span.from.number())
                .push_bind(span.until.number())
                .push_bind(*present);
        });
        let leaves =
            (0_i64..).zip(fates).flat_map(|(n, fate)| fate.career.leaves.iter().map(move |span| (n, *span)));
        insert_all!(connection, "INSERT INTO temp.leaving ", leaves.collect(), |row, (n, span)| {
            row.push_bind(*n).push_bind(span.from.number()).push_bind(span.until.number());
        });
        // Ten people to a manager; the first has none.
        run(
            connection,
            "INSERT INTO posting (person_id, from_on, until_on, kind, unit_id, manager_id)
             SELECT w.id, p.from_on, p.until_on, 'employee', CASE WHEN p.present THEN w.present ELSE w.former END,
                 CASE WHEN w.n > 0 THEN (SELECT m.id FROM temp.who m WHERE m.n = w.n / 10) END
             FROM temp.who w JOIN temp.posted p ON p.career = w.career ORDER BY w.n, p.from_on",
        )
        .await?;
        run(
            connection,
            "INSERT INTO leave_period (person_id, from_on, until_on)
             SELECT w.id, l.from_on, l.until_on FROM temp.who w JOIN temp.leaving l ON l.career = w.career ORDER BY w.n",
        )
        .await?;
        Ok(())
    }

    async fn standing(&mut self, fates: &[Fate]) -> Result<()> {
        let connection = &mut *self.connection;
        run(
            connection,
            "CREATE TEMP TABLE segment (career INTEGER, module_id TEXT, from_on INTEGER, until_on INTEGER,
                 present INTEGER, status TEXT, due_on INTEGER, PRIMARY KEY (career, module_id, from_on)) WITHOUT ROWID",
        )
        .await?;
        let mut rows = Vec::new();
        for (n, fate) in (0_i64..).zip(fates) {
            for (module, (_, standing)) in self.modules.iter().zip(&fate.modules) {
                rows.extend(standing.segments.iter().map(|segment| (n, module.as_str(), *segment)));
            }
        }
        insert_all!(connection, "INSERT INTO temp.segment ", rows, |row, (n, module, segment)| {
            row.push_bind(*n)
                .push_bind(*module)
                .push_bind(segment.span.from.number())
                .push_bind(segment.span.until.number())
                .push_bind(segment.unit == PRESENT)
                .push_bind(segment.status.code())
                .push_bind(segment.due_on.number());
        });
        let (mut from, mut written) = (0, 0);
        while from < self.people {
            eprint!("\r  standing: {} of {} people", from, self.people);
            let to = (from + 5_000).min(self.people);
            written += run(
                connection,
                &format!(
                    "INSERT INTO standing (person_id, module_id, from_on, until_on, unit_id, status, due_on)
                     SELECT w.id, s.module_id, s.from_on, s.until_on, CASE WHEN s.present THEN w.present ELSE w.former END,
                         s.status, s.due_on
                     FROM temp.who w CROSS JOIN temp.segment s ON s.career = w.career
                     WHERE w.n >= {from} AND w.n < {to} ORDER BY w.n, s.module_id, s.from_on"
                ),
            )
            .await?;
            from = to;
        }
        eprintln!("\r  standing: {written} rows                    ");
        Ok(())
    }

    /// The sums that coverage is read from: for each module all changes, by unit, status and day.
    async fn steps(&mut self, fates: &[Fate], units: &[Unit]) -> Result<()> {
        let connection = &mut *self.connection;
        let who: Vec<(i64, Uuid, Uuid)> = sqlx::query_as("SELECT career, present, former FROM temp.who")
            .fetch_all(&mut *connection)
            .await?;
        let index: BTreeMap<Uuid, usize> = units.iter().enumerate().map(|(n, unit)| (unit.id.0, n)).collect();
        let mut groups: BTreeMap<(usize, usize, usize), i64> = BTreeMap::new();
        for (career, present, former) in who {
            let key = (usize::try_from(career)?, index[&present], index[&former]);
            *groups.entry(key).or_default() += 1;
        }
        let mut written = 0;
        for (number, module) in self.modules.iter().enumerate() {
            eprint!("\r  coverage: {number} of {} modules", self.modules.len());
            let mut sums: BTreeMap<(usize, &'static str, i32), i64> = BTreeMap::new();
            for ((career, present, former), count) in &groups {
                let segments = &fates[*career].modules[number].1.segments;
                for ((unit, status, day), delta) in store::standings::steps(&[], segments) {
                    let unit = if unit == PRESENT { *present } else { *former };
                    *sums.entry((unit, status.code(), day.number())).or_default() += delta * count;
                }
            }
            let rows: Vec<_> = sums.into_iter().filter(|(_, delta)| *delta != 0).collect();
            written += rows.len();
            insert_all!(
                connection,
                "INSERT INTO coverage_step (module_id, unit_id, status, on_day, delta) ",
                rows,
                |row, ((unit, status, day), delta)| {
                    row.push_bind(module.as_str())
                        .push_bind(units[*unit].id.0)
                        .push_bind(*status)
                        .push_bind(*day)
                        .push_bind(*delta);
                }
            );
        }
        // Their sums, as the migration that brought them made them.
        let sums = include_str!("../../../migrations/sqlite/0004_sums.sql");
        for insert in sums.split(';').filter_map(|text| text.split_once("INSERT INTO ")) {
            run(connection, &format!("INSERT INTO {}", insert.1)).await?;
        }
        eprintln!("\r  coverage: {written} rows            ");
        Ok(())
    }

    /// Completions, each with its attempt.
    async fn completions(&mut self, fates: &[Fate], curriculum: &Curriculum) -> Result<()> {
        eprintln!("  completions");
        let connection = &mut *self.connection;
        run(
            connection,
            "CREATE TEMP TABLE held (career INTEGER, module_id TEXT, number INTEGER, version TEXT, hash TEXT,
                 completed_on INTEGER, valid_until INTEGER, PRIMARY KEY (career, module_id, number)) WITHOUT ROWID",
        )
        .await?;
        let mut rows = Vec::new();
        for (n, fate) in (0_i64..).zip(fates) {
            for (module, (record, _)) in curriculum.modules().zip(&fate.modules) {
                rows.extend(
                    (1_i64..).zip(&record.completions).map(|(number, held)| (n, module, number, *held)),
                );
            }
        }
        insert_all!(connection, "INSERT INTO temp.held ", rows, |row, (n, module, number, held)| {
            row.push_bind(*n)
                .push_bind(module.id.as_str())
                .push_bind(*number)
                .push_bind(module.version.to_string())
                .push_bind(module.content_hash.as_str())
                .push_bind(held.completed_on.number())
                .push_bind(held.valid_until.number());
        });
        run(
            connection,
            "INSERT INTO attempt (id, person_id, module_id, number, module_version, content_hash, pass_mark_percent, seed,
                 state, started_at, submitted_at, points, passed)
             SELECT unhex(printf('%012x7%03x8%015x', h.completed_on * 86400000 + 36000000, w.n % 4096, abs(random()) >> 4)),
                 w.id, h.module_id, h.number, h.version, h.hash, 80, random(), 'submitted',
                 h.completed_on * 86400000 + 35000000, h.completed_on * 86400000 + 36000000, 9000, 1
             FROM temp.who w CROSS JOIN temp.held h ON h.career = w.career",
        )
        .await?;
        let written = run(
            connection,
            "INSERT INTO completion (id, person_id, module_id, module_version, content_hash, language, method, attempt_id,
                 points, items, pass_mark_percent, completed_at, completed_on, valid_until)
             SELECT unhex(printf('%012x7%03x8%015x', a.submitted_at, w.n % 4096, abs(random()) >> 4)), w.id, h.module_id,
                 h.version, h.hash, 'fr', 'lesson-and-quiz', a.id, 9000, 10, 80, a.submitted_at, h.completed_on, h.valid_until
             FROM temp.who w CROSS JOIN temp.held h ON h.career = w.career
             JOIN attempt a ON a.person_id = w.id AND a.module_id = h.module_id AND a.number = h.number",
        )
        .await?;
        ensure!(written > 0, "nobody completed anything");
        eprintln!("  completions: {written} rows");
        Ok(())
    }
}
