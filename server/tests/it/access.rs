//! Who may use what: every role on every route, asked for real, and written to one file that a reviewer reads.

use std::fmt::Write;

use domain::actor::Access;
use http::StatusCode;
use server::routes;

use crate::site::Site;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/access.txt");
/// Somebody of each role, by first name.
const ROLES: [(&str, &str); 6] = [
    ("nobody", ""),
    ("learner", "ana"),
    ("manager", "marc"),
    ("officer", "oscar"),
    ("administrator", "adele"),
    ("auditor", "alix"),
];

/// An address that the route matches, of things that do not exist.
fn example(path: &str) -> String {
    let id = "00000000-0000-7000-8000-000000000000";
    path.replace("{module}", "no-such")
        .replace("{attempt}", id)
        .replace("{completion}", id)
        .replace("{file}", id)
        .replace("{person}", id)
        .replace("{request}", id)
        .replace("{exercise}", "mailbox")
        .replace("{picture}", "no.svg")
        .replace("{*path}", "no.css")
}

/// Whether the request got past the guard: whatever came after.
fn may(status: StatusCode, location: &str) -> bool {
    let was_sent_to_sign_in = status == StatusCode::SEE_OTHER && location.starts_with("/sign-in");
    !(was_sent_to_sign_in || status == StatusCode::UNAUTHORIZED || status == StatusCode::FORBIDDEN)
}

#[tokio::test]
async fn who_may_do_what() {
    let site = Site::company().await;
    site.add_auditor().await;
    let mut matrix = String::from("# Written by the test `who_may_do_what`: every role on every route.\n\n");
    writeln!(matrix, "{:<38}{}", "", ROLES.map(|(role, _)| format!("{role:<15}")).concat().trim_end())
        .unwrap();
    let (pages, files) = (routes::pages(), routes::files());
    for route in pages.table().iter().chain(files.table()) {
        let mut row = format!("{:<38}", format!("{} {}", route.method, route.path));
        for (role, name) in ROLES {
            let mut visitor = if name.is_empty() { site.visitor() } else { site.signed_in(name).await };
            let answer = visitor.try_route(&route.method, &example(route.path)).await;
            let allowed = match route.path {
                // Public, and it leads to the sign-in page itself.
                "/sign-out" => true,
                _ => may(answer.status, answer.location()),
            };
            let expected = match route.access {
                Access::Public => true,
                Access::SignedIn => role != "nobody",
                Access::Only(wanted) => role == wanted.code(),
                Access::AnyOf(wanted) => wanted.iter().any(|wanted| role == wanted.code()),
            };
            assert_eq!(allowed, expected, "{role} on {} {}: {}", route.method, route.path, answer.status);
            assert!(!answer.status.is_server_error(), "{role} on {} {}", route.method, route.path);
            write!(row, "{:<15}", if allowed { "yes" } else { "-" }).unwrap();
        }
        writeln!(matrix, "{}", row.trim_end()).unwrap();
    }
    site.end().await;
    let known = std::fs::read_to_string(FILE).unwrap_or_default();
    if known != matrix {
        std::fs::write(FILE, &matrix).unwrap();
        panic!("the access matrix changed; look at the difference in {FILE} and commit it if it is meant");
    }
}

#[tokio::test]
async fn what_is_not_a_route_is_not_found() {
    let site = Site::company().await;
    for path in ["/admin", "/api/quiz/other", "/.git/config", "/static/../Cargo.toml", "/lessons", "/team/x"]
    {
        let answer = site.signed_in("adele").await.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    site.end().await;
}
