//! The use cases. Every public method of [`Services`] begins with who is asking, as a right that only an
//! [`Actor`](domain::actor::Actor) hands out; what needs no right is a method of the door (`sign_in`).

mod accounts;
pub mod coverage;
pub mod demo;
mod error;
mod folded;
pub mod home;
pub mod joining;
pub mod journal;
pub mod lessons;
pub mod mail;
mod passwords;
pub mod people_file;
mod programme;
pub mod quizzes;
pub mod roles;
mod services;
mod standing;
pub mod team;

pub use accounts::ChangePasswordError;
pub use error::ServiceError;
pub use passwords::{BadPassword, PasswordHasher};
pub use services::{Options, Services, SystemChance, SystemClock};
pub use standing::Verified;
