//! Every route, with who may use it. What does not stand here is a 404; nothing can stand here without its access.

use axum::{
    Router,
    extract::{Request, State},
    handler::Handler,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodFilter, on},
};
use domain::actor::{Access, Role};
use http::{Method, StatusCode, header};

use crate::{
    assets,
    errors::WebError,
    handlers::{
        account, accounts, exercises, health, import, joining, journal, learner, mail, quiz, steering,
    },
    reply,
    request::{Identity, safe_path},
    state::AppState,
};

/// A row of the access matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
}

/// Routes on their way to a [`Router`].
pub struct Routes {
    router: Router<AppState>,
    table: Vec<Route>,
}

impl Routes {
    /// The only way to add a route.
    fn add<H, T>(mut self, method: &Method, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(method.clone()).expect("routes use common methods");
        let guarded = on(filter, handler).layer(middleware::from_fn_with_state((access, path), guard));
        self.router = self.router.route(path, guarded);
        self.table.push(Route { method: method.clone(), path, access });
        self
    }

    fn get<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self {
        self.add(&Method::GET, path, access, handler)
    }

    fn post<H: Handler<T, AppState>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self {
        self.add(&Method::POST, path, access, handler)
    }

    pub fn table(&self) -> &[Route] {
        &self.table
    }

    pub fn into_router(self) -> Router<AppState> {
        self.router
    }
}

const PUBLIC: Access = Access::Public;
const SIGNED_IN: Access = Access::SignedIn;
const MANAGER: Access = Access::Only(Role::Manager);
const OFFICER: Access = Access::Only(Role::Officer);
const JOURNAL_READER: Access = Access::AnyOf(&[Role::Officer, Role::Auditor]);
const RIGHTS_READER: Access = Access::AnyOf(&[Role::Administrator, Role::Auditor]);
const INVITER: Access = Access::AnyOf(&[Role::Administrator, Role::Officer]);
const ADMINISTRATOR: Access = Access::Only(Role::Administrator);

/// What people use: behind sessions.
pub fn pages() -> Routes {
    Routes { router: Router::new(), table: Vec::new() }
        .get("/sign-in", PUBLIC, account::sign_in_page)
        .post("/sign-in", PUBLIC, account::sign_in)
        .get("/join", PUBLIC, joining::join_page)
        .post("/join", PUBLIC, joining::join)
        .get("/recover", PUBLIC, joining::recover_page)
        .post("/recover", PUBLIC, joining::recover)
        .post("/sign-out", PUBLIC, account::sign_out)
        .post("/language", PUBLIC, account::set_language)
        .post("/theme", PUBLIC, account::set_theme)
        .get("/", SIGNED_IN, learner::home)
        .get("/modules", SIGNED_IN, learner::modules)
        .get("/lessons/{module}", SIGNED_IN, learner::lesson)
        .get("/lessons/{module}/{picture}", SIGNED_IN, learner::picture)
        .post("/lessons/{module}/read", SIGNED_IN, learner::mark_read)
        .post("/lessons/{module}/quiz", SIGNED_IN, quiz::start)
        .get("/quiz/{attempt}", SIGNED_IN, quiz::page)
        .post("/quiz/{attempt}", SIGNED_IN, quiz::post)
        .post("/api/quiz/answer", SIGNED_IN, quiz::call)
        .get("/results/{attempt}", SIGNED_IN, quiz::result)
        .get("/exercises", SIGNED_IN, exercises::list)
        .get("/exercises/{exercise}", SIGNED_IN, exercises::page)
        .post("/exercises/{exercise}", SIGNED_IN, exercises::dissect)
        .get("/attestations", SIGNED_IN, learner::attestations)
        .get("/attestations/{completion}", SIGNED_IN, learner::attestation)
        .get("/account", SIGNED_IN, account::page)
        .post("/account/password", SIGNED_IN, account::change_password)
        .post("/account/sign-out-everywhere", SIGNED_IN, account::sign_out_everywhere)
        .get("/team", MANAGER, steering::team)
        .get("/coverage", OFFICER, steering::coverage)
        .get("/coverage/figure", OFFICER, steering::figure)
        .get("/journal", JOURNAL_READER, journal::page)
        .post("/journal/verify", JOURNAL_READER, journal::verify)
        .post("/journal/export", JOURNAL_READER, journal::export)
        .get("/accounts", RIGHTS_READER, accounts::page)
        .get("/accounts/{person}", RIGHTS_READER, accounts::rights)
        .post("/accounts/{person}/roles", ADMINISTRATOR, accounts::change_role)
        .post("/accounts/requests/{request}", ADMINISTRATOR, accounts::answer_request)
        .get("/invitations", INVITER, joining::invitations)
        .post("/invitations", INVITER, joining::invite)
        .get("/mail", ADMINISTRATOR, mail::page)
        .get("/people/import", ADMINISTRATOR, import::page)
        .post("/people/import", ADMINISTRATOR, import::upload)
        .get("/people/import/{file}", ADMINISTRATOR, import::planned)
        .post("/people/import/{file}", ADMINISTRATOR, import::confirm)
}

/// What needs no session.
pub fn files() -> Routes {
    Routes { router: Router::new(), table: Vec::new() }.get("/static/{*path}", PUBLIC, assets::file).get(
        "/healthz",
        PUBLIC,
        health::health,
    )
}

/// Set on the answer to somebody whom a route's guard refused: the route.
#[derive(Debug, Clone, Copy)]
pub struct RefusedBy(pub &'static str);

/// Lets the request through if its person has the route's access; to others it says where to sign in, or no.
async fn guard(
    State((access, path)): State<(Access, &'static str)>,
    request: Request,
    next: Next,
) -> Response {
    let identity = request.extensions().get::<Identity>();
    let actor = identity.and_then(|identity| identity.actor.as_ref());
    if access.allows(actor) {
        return next.run(request).await;
    }
    let is_call = request.uri().path().starts_with("/api/");
    match (actor, is_call) {
        (None, true) => {
            // As a server function answers: the island reads the code.
            let code = [("serverfnerror", "signed-out"), ("content-type", "application/json")];
            (StatusCode::UNAUTHORIZED, code, "\"signed-out\"").into_response()
        }
        (None, false) => reply::see(&sign_in_path(&request)),
        (Some(_), _) => {
            // The layer that knows the person writes it down.
            let mut response = WebError::Denied.into_response();
            response.extensions_mut().insert(RefusedBy(path));
            response
        }
    }
}

/// The sign-in page, which comes back to where the person was.
fn sign_in_path(request: &Request) -> String {
    let wanted = if request.method() == Method::GET {
        request.uri().path_and_query().map(|path| path.as_str().to_owned())
    } else {
        // What was posted is lost to this request, not to the person: the page that sent it is where they go on.
        let referer = request.headers().get(header::REFERER).and_then(|value| value.to_str().ok());
        referer.and_then(|url| url.splitn(4, '/').nth(3)).map(|path| format!("/{path}"))
    };
    let wanted = wanted.unwrap_or_default();
    let expired = if request.method() == Method::GET { "" } else { "&expired=1" };
    match safe_path(&wanted) {
        "/" if expired.is_empty() => "/sign-in".to_owned(),
        path => {
            let next = percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC);
            format!("/sign-in?next={next}{expired}")
        }
    }
}
