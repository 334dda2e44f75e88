//! One file for each page: a function from owned data to a [`Page`](crate::Page).

pub mod account;
pub mod accounts;
pub mod attestation;
pub mod coverage;
pub mod error;
pub mod exercises;
pub mod figure;
pub mod home;
pub mod import;
pub mod invitations;
pub mod join;
pub mod journal;
pub mod lesson;
pub mod mail;
pub mod modules;
pub mod preview;
pub mod quiz;
pub mod result;
pub mod sign_in;
pub mod team;
