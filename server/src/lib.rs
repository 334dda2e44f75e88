//! The web server: the gateway in front, the routes with who may use them, the handlers, the command line.

mod assets;
mod client;
pub mod commands;
mod errors;
mod gateway;
mod handlers;
pub mod limits;
pub mod mailer;
mod reply;
mod request;
pub mod routes;
mod sessions;
pub mod settings;
mod signing_key;
mod state;

pub use gateway::build;
pub use state::AppState;
