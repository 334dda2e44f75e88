//! `vigie verify`.

use std::{path::Path, process::ExitCode};

use anyhow::Result;
use clap::Args;
use domain::actor::Actor;

use super::DataArgs;

/// Derives every status again from its facts, and every figure from its people, and compares with what is stored.
#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    data: DataArgs,
}

impl Verify {
    pub async fn run(self, config: Option<&Path>) -> Result<ExitCode> {
        let services = super::open(&self.data.given.with_file(config)?.check()?).await?;
        let operator = Actor::operator();
        let verified = services.verify(operator.administrator()?).await?;
        services.store().close().await;
        for person in &verified.people_wrong {
            println!("the standing of person {person} is not what their facts say");
        }
        for day in &verified.days_wrong {
            println!("the figures of {day} are not what counting people gives");
        }
        let is_right = verified.people_wrong.is_empty() && verified.days_wrong.is_empty();
        println!(
            "{} people verified: {}",
            verified.people,
            if is_right { "all is right" } else { "NOT RIGHT" }
        );
        Ok(if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
