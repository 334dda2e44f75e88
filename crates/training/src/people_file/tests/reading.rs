use domain::chance::Chance as _;

use super::*;
use crate::people_file::{
    Column, Encoding, FileProblem,
    rows::{PeopleFile, Row, Stated, read},
    values,
};

fn read_text(text: &str) -> PeopleFile {
    read(text.as_bytes()).unwrap()
}

fn only_row(text: &str) -> Row {
    let file = read_text(text);
    assert_eq!(file.problems, [], "{text}");
    let [row] = file.rows.as_slice() else { panic!("{:?}", file.rows) };
    row.clone()
}

fn problems(text: &str) -> Vec<(u64, &'static str, &'static str)> {
    let found = read_text(text).problems;
    found.iter().map(|p| (p.line, p.column.map_or("-", Column::code), p.problem.code())).collect()
}

#[test]
fn every_header_goes_by_its_names_in_both_languages() {
    let groups: [(Column, &[&str]); 12] = [
        (
            Column::Email,
            &["e-mail", "E-Mail", "Email", "courriel", "Adresse e-mail", "mail", " ADRESSE ÉLECTRONIQUE "],
        ),
        (Column::GivenName, &["Prénom", "PRENOM", "pre\u{301}nom", "Given name", "first_name", "First-Name"]),
        (Column::FamilyName, &["Nom", "NOM", "Nom de famille", "family name", "LastName", "surname"]),
        (
            Column::Unit,
            &["Unité", "unite", "Service", "Département", "department", "Unit", "unit path", "Équipe"],
        ),
        (Column::Profiles, &["Profil(s)", "profils", "Profiles", "Job profiles", "job-profile", "Métier"]),
        (Column::Kind, &["Type", "kind", "Type de contrat", "Statut", "Contract type"]),
        (
            Column::Manager,
            &[
                "Manager",
                "Responsable",
                "E-mail du responsable",
                "manager's e-mail",
                "Manager’s e-mail",
                "N+1",
            ],
        ),
        (
            Column::Start,
            &["Arrivée", "date d'entrée", "Date d’entrée", "start", "Start date", "Date d'embauche"],
        ),
        (Column::End, &["Départ", "date de sortie", "end", "End date", "Date de fin"]),
        (Column::Language, &["Langue", "language", "Lang"]),
        (Column::LeaveFrom, &["Congé du", "leave from", "Début de congé"]),
        (Column::LeaveUntil, &["Congé au", "leave until", "Leave to"]),
    ];
    for (column, names) in groups {
        for name in names {
            assert_eq!(Column::from_header(name), Some(column), "{name}");
        }
    }
    for unknown in ["", "matricule", "salaire", "date", "emails2"] {
        assert_eq!(Column::from_header(unknown), None, "{unknown}");
    }
}

#[test]
fn no_name_belongs_to_two_columns_and_each_is_in_its_bare_form() {
    let all: Vec<&str> = Column::ALL.iter().flat_map(|column| column.synonyms()).collect();
    let mut once = all.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), all.len());
    for column in Column::ALL {
        assert_eq!(Column::ALL[column as usize], column);
        for name in column.synonyms() {
            assert_eq!(Column::from_header(name), Some(column));
        }
    }
}

#[test]
fn a_row_is_read_whole() {
    let row = only_row(&with_header(
        "Ana.Rossi@Agence.FR;Ana;de  la\u{a0}Rossi;Agence/ Studio;dev, Responsable;salarié(e);bo@agence.fr;01/09/2025;31.12.2026;anglais\n",
    ));
    assert_eq!(
        row,
        Row {
            line: 2,
            email: Email::parse("ana.rossi@agence.fr").unwrap(),
            given_name: "Ana".into(),
            family_name: "de la Rossi".into(),
            unit: vec!["Agence".into(), "Studio".into()],
            profiles: Some(vec![Profile::parse("developer").unwrap(), Profile::parse("manager").unwrap()]),
            kind: Some(Kind::Employee),
            manager: Stated::Value(Email::parse("bo@agence.fr").unwrap()),
            start: day("2025-09-01"),
            until: Stated::Value(day("2027-01-01")),
            lang: Some(Lang::En),
            leave: Stated::Not,
        }
    );
}

#[test]
fn the_file_may_be_written_in_many_ways() {
    let expected =
        only_row("email,given name,family name,unit,start\nzoe@a.fr,Zoé,Œuvré,Études,2026-01-02\n");
    let same = [
        "\u{feff}email,given name,family name,unit,start\nzoe@a.fr,Zoé,Œuvré,Études,2026-01-02",
        "email;prénom;nom;unité;arrivée\r\nzoe@a.fr;Zoé;Œuvré;Études;02/01/2026\r\n",
        "email\tprénom\tnom\tunité\tarrivée\rzoe@a.fr\tZoé\tŒuvré\tÉtudes\t2/1/2026\r",
        "\"nom\",\"prénom\",\"e-mail\",\"date d'entrée\",\"service\"\n\"Œuvré\",\"Zoé\",\"zoe@a.fr\",\"02-01-2026\",\"Études\"\n",
        "email;prénom;nom;unité;arrivée;;\nzoe@a.fr;\"Zoé\";Œuvré;Études;02/01/2026;;\n;;;;;;\n",
    ];
    for text in same {
        assert_eq!(only_row(text), expected, "{text}");
    }
    let declared = "sep=;\r\nemail;prénom;nom;unité;arrivée\r\nzoe@a.fr;Zoé;Œuvré;Études;02/01/2026\r\n";
    assert_eq!(only_row(declared), Row { line: 3, ..expected.clone() });

    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(same[1]);
    assert!(!unmappable);
    let file = read(&bytes).unwrap();
    assert_eq!((file.encoding, file.delimiter), (Encoding::Windows1252, ';'));
    assert_eq!(file.rows, [expected]);
}

#[test]
fn quotes_hold_delimiters_quotes_and_line_breaks_and_lines_are_counted_as_an_editor_does() {
    let text = "email,given name,family name,unit,start\r\n\
                \r\n\
                a@a.fr,\"Ana\r\nMaria\",\"O\"\"Neil, Jr\",\"R&D > Lab\",2026-01-01\r\n\
                \r\n\
                bad,B,B,U,2026-01-01\r\n\
                c@a.fr,C,C,U,2026-01-01";
    let file = read_text(text);
    assert_eq!(file.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 7]);
    assert_eq!(file.rows[0].given_name, "Ana Maria");
    assert_eq!(file.rows[0].family_name, "O\"Neil, Jr");
    assert_eq!(file.rows[0].unit, ["R&D", "Lab"]);
    assert_eq!(problems(text), [(6, "email", "not-an-email")]);
    assert_eq!(problems(&text.replace("\r\n", "\n")), [(6, "email", "not-an-email")]);
    assert_eq!(problems(&text.replace("\r\n", "\r")), [(6, "email", "not-an-email")]);
}

#[test]
fn what_is_no_people_file_is_said_at_once() {
    let cases: [(&[u8], &str); 11] = [
        (b"", "empty"),
        (b"\xEF\xBB\xBF \r\n", "empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "spreadsheet"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "spreadsheet"),
        (b"\xFF\xFEe\x00m\x00", "utf-16"),
        (b"email\x00", "binary"),
        (b"\xEF\xBB\xBFemail\nZo\xE9", "broken-utf-8"),
        (b"Ana,Rossi\n", "missing-columns"),
        (b"email;prenom;nom;unite\n", "missing-columns"),
        (b"email;prenom;nom;unite;arrivee;courriel\n", "repeated-columns"),
        (b"\"email;prenom;nom;unite;arrivee\na;b;c", "missing-columns"),
    ];
    for (content, code) in cases {
        assert_eq!(read(content).unwrap_err().code(), code, "{content:?}");
    }
    let missing = read(b"email;nom\n").unwrap_err();
    assert_eq!(missing, FileProblem::MissingColumns(vec![Column::GivenName, Column::Unit, Column::Start]));
    assert_eq!(missing.to_string(), "the first line lacks the columns given-name, unit, start");
}

#[test]
fn limits_are_kept() {
    let header = "email,given name,family name,unit,start\n";
    let too_many = format!("{header}{}", "x\n".repeat(super::super::MOST_ROWS + 1));
    assert_eq!(read(too_many.as_bytes()).unwrap_err().code(), "too-many-rows");
    assert_eq!(read(&vec![b'x'; super::super::LARGEST_FILE + 1]).unwrap_err().code(), "too-large");
    let delimiters = format!("{header}{}", ",".repeat(17_000_000));
    assert_eq!(read(delimiters.as_bytes()).unwrap_err().code(), "too-many-cells");
}

#[test]
fn ten_megabytes_in_one_cell_are_one_problem_of_one_line() {
    let huge = "x".repeat(10 << 20);
    let text = format!(
        "email,given name,family name,unit,start\na@a.fr,A,{huge},U,2026-01-01\nb@a.fr,B,B,U,2026-01-01\n"
    );
    assert_eq!(problems(&text), [(2, "family-name", "too-long")]);
    assert_eq!(read_text(&text).rows.len(), 1);
    assert!(read_text(&text).problems[0].to_string().len() < 150);
}

#[test]
fn columns_that_mean_nothing_here_are_told() {
    let file = read_text("Matricule;email;prenom;nom;unite;arrivee;Salaire\n12;a@a.fr;A;A;U;2026-01-01;1\n");
    assert_eq!(file.ignored_columns, ["Matricule", "Salaire"]);
    assert_eq!(file.rows.len(), 1);
}

#[test]
fn every_problem_of_a_value_names_its_line_and_column() {
    let good = "a@a.fr;A;B;U;dev;cdi;b@a.fr;2026-01-01;2026-12-31;fr";
    let cases = [
        ("a@a.fr;", ";", &[("email", "missing")][..]),
        ("a@a.fr;", "nobody;", &[("email", "not-an-email")]),
        ("A;B;", " ; ;", &[("given-name", "missing"), ("family-name", "missing")]),
        (
            "A;B;",
            "A\u{202e};B\u{7};",
            &[("given-name", "control-character"), ("family-name", "control-character")],
        ),
        ("U;", ";", &[("unit", "missing")]),
        ("U;", "U//V;", &[("unit", "not-a-unit")]),
        ("dev;", "chef d'équipe;", &[("profiles", "not-a-profile")]),
        ("cdi;", "chef;", &[("kind", "unknown-kind")]),
        ("b@a.fr;", "Bo;", &[("manager", "not-an-email")]),
        ("b@a.fr;", "A@A.fr;", &[("manager", "own-manager")]),
        ("2026-01-01;", ";", &[("start", "missing")]),
        ("2026-01-01;", "demain;", &[("start", "not-a-date")]),
        ("2026-01-01;", "01/01/26;", &[("start", "not-a-date")]),
        ("2026-01-01;", "31/02/2026;", &[("start", "impossible-date")]),
        ("2026-01-01;", "2026-13-01;", &[("start", "impossible-date")]),
        ("2026-01-01;", "01/01/1026;", &[("start", "date-out-of-range")]),
        ("2026-12-31;", "31/12/2225;", &[("end", "date-out-of-range")]),
        ("2026-12-31;", "31/12/2025;", &[("end", "end-before-start")]),
        (";fr", ";de", &[("language", "unknown-language")]),
        (";fr", ";fr;plus", &[("-", "too-many-cells")]),
        (";fr", ";\"fr\n", &[("-", "open-quote")]),
    ];
    assert_eq!(problems(&with_header(good)), []);
    for (from, to, expected) in cases {
        let found = problems(&with_header(&good.replacen(from, to, 1)));
        let expected: Vec<_> = expected.iter().map(|&(column, code)| (2, column, code)).collect();
        assert_eq!(found, expected, "{to}");
    }
    let long = "é".repeat(1_001);
    assert_eq!(problems(&with_header(&good.replacen("dev", &long, 1))), [(2, "profiles", "too-long")]);
    assert_eq!(problems(&with_header(&good.replacen("A;B", &format!("{};B", "é".repeat(200)), 1))), []);
    let twice = with_header(&format!("{good}\nx\n{}\n{good}", good.to_uppercase()));
    let duplicate = |line| (line, "email", "duplicate-email");
    let found = problems(&twice);
    assert!(found.contains(&duplicate(4)) && found.contains(&duplicate(5)), "{found:?}");
    assert_eq!(read_text(&twice).rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_leave_has_a_beginning_and_may_have_no_end() {
    let file = |cells: &str| {
        format!("email,prénom,nom,unité,arrivée,congé du,congé au\na@a.fr,A,A,U,2026-01-01,{cells}\n")
    };
    let span = |from, until| Stated::Value(Span::new(day(from), until));
    assert_eq!(only_row(&file("2026-02-01,2026-02-28")).leave, span("2026-02-01", day("2026-03-01")));
    assert_eq!(only_row(&file("01/02/2026,")).leave, span("2026-02-01", Day::FOREVER));
    assert_eq!(only_row(&file(",")).leave, Stated::Nothing);
    assert_eq!(problems(&file(",2026-02-28")), [(2, "leave-from", "leave-without-start")]);
    assert_eq!(problems(&file("2026-03-01,2026-02-28")), [(2, "leave-until", "end-before-start")]);
}

#[test]
fn no_end_is_written_in_three_ways() {
    for none in ["", "31/12/9999", "2999-12-31"] {
        let text = with_header(&format!("a@a.fr;A;B;U;;;;2026-01-01;{none};"));
        assert_eq!(only_row(&text).until, Stated::Nothing, "{none}");
    }
}

#[test]
fn words_of_both_languages_are_understood() {
    let kinds = [
        (Kind::Employee, "salarié Salariée employé EMPLOYEE cdi CDD"),
        (Kind::Contractor, "prestataire contractor Externe freelance"),
        (Kind::Intern, "stagiaire intern alternant Apprentie"),
        (Kind::ManagementBody, "dirigeant dirigeante direction management-body"),
    ];
    for (kind, words) in kinds {
        assert!(words.split(' ').all(|word| values::kind(word) == Some(kind)), "{words}");
        assert_eq!(values::kind(kind.code()), Some(kind));
    }
    for (lang, words) in [(Lang::Fr, "fr FR français french fr-FR"), (Lang::En, "en anglais English en_GB")]
    {
        assert!(words.split(' ').all(|word| values::lang(word) == Some(lang)), "{words}");
    }
    let profiles =
        values::profiles("Développeuse | Informatique; direction,responsable / developer,,comptable")
            .unwrap();
    let names: Vec<&str> = profiles.iter().map(Profile::as_str).collect();
    assert_eq!(names, ["comptable", "developer", "it", "management-body", "manager"]);
}

#[test]
fn dates_are_read_in_four_ways() {
    for text in ["2026-11-21", "21/11/2026", "21.11.2026", "21-11-2026", "2026/11/21"] {
        assert_eq!(values::date(text), Ok(day("2026-11-21")), "{text}");
    }
    for text in
        ["", "21/11", "21/11-2026", "21/11/2026/", "11/2026/21", "+1/01/2026", "2026-11-21T00:00", "46347"]
    {
        assert_eq!(values::date(text), Err(values::DateFault::NotADate), "{text}");
    }
    for text in ["29/02/2025", "11/21/2026", "00/01/2026", "2026-04-31"] {
        assert_eq!(values::date(text), Err(values::DateFault::NotInCalendar), "{text}");
    }
}

#[test]
fn a_shown_value_is_short_and_visible() {
    let text = with_header(&format!("{}\u{1b}[31m\n;A;B;U;;;;2026-01-01;;\n", "x".repeat(100)));
    let value = read_text(&text).problems.iter().find_map(|found| found.problem.value());
    assert_eq!(value, None, "a cell with control characters is not shown");
    let text = with_header(&format!("{};A;B;U;;;;2026-01-01;;\n", "x y".repeat(100)));
    let value = read_text(&text).problems[0].problem.value().unwrap();
    assert_eq!(value.chars().count(), 60);
    assert!(value.ends_with('…'));
}

#[test]
fn no_bytes_make_it_panic() {
    for seed in 0..2_000 {
        let mut random = Seeded::new(seed);
        let mut content = vec![0; random.below(400)];
        random.fill(&mut content);
        let _ = read(&content);
    }
}

#[test]
fn no_lines_make_it_panic_and_read_again_they_change_nothing() {
    const PIECES: [&str; 20] = [
        "a@a.fr",
        "b@a.fr",
        "é",
        "@",
        ".",
        ";",
        ";",
        ";",
        ";",
        ",",
        "\t",
        "\"",
        "/",
        ">",
        "2026-01-02",
        "31/12/2026",
        "\r\n",
        "\n",
        " ",
        "\u{1}",
    ];
    for seed in 0..3_000 {
        let mut random = Seeded::new(seed);
        let count = random.below(80);
        let lines: String = (0..count).map(|_| PIECES[random.below(PIECES.len())]).collect();
        let text = with_header(&lines);
        let last = u64::try_from(text.matches('\n').count() + 1).unwrap();
        for found in read_text(&text).problems {
            assert!((2..=last).contains(&found.line), "{seed}: {found}");
            assert!(found.problem.value().is_none_or(|value| value.chars().count() <= 60), "{seed}: {found}");
        }
        let mut world = World::new("2026-06-01");
        world.apply(&text);
        assert_eq!(world.apply(&text).writes.len(), 0, "{seed}");
    }
}
