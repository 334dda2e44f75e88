//! `vigie journal`.

use std::{path::Path, process::ExitCode};

use anyhow::Result;
use clap::Subcommand;
use domain::actor::Actor;
use training::journal::Break;

use super::DataArgs;

#[derive(Debug, Subcommand)]
pub enum Journal {
    /// Follows the whole chain, checks every signature, and says where it breaks
    Verify {
        #[command(flatten)]
        data: DataArgs,
    },
}

impl Journal {
    pub async fn run(self, config: Option<&Path>) -> Result<ExitCode> {
        let Self::Verify { data } = self;
        let services = super::open(&data.given.with_file(config)?.check()?).await?;
        let operator = Actor::operator();
        let checked = services.verify_journal(operator.journal_reader()?).await?;
        services.store().close().await;
        println!("{} entries and {} daily roots checked", checked.entries, checked.roots);
        if checked.unsigned_days > 0 {
            println!("{} days are over and not signed yet: `vigie serve` signs them", checked.unsigned_days);
        }
        let Some(broken) = checked.broken else {
            println!("the journal is whole");
            return Ok(ExitCode::SUCCESS);
        };
        let told = match broken {
            Break::Altered { seq } => {
                format!("at entry {seq}: it, or the one before it, is not what was written")
            }
            Break::Missing { seq } => format!("at entry {seq}: it is missing"),
            Break::CutOff { seq, day } => format!("at entry {seq}: {day} ended with it, and it is missing"),
            Break::RootDiffers { day } => format!("the root of {day} names another hash than the entry has"),
            Break::RootNotSigned { day } => format!("the root of {day} is not signed by this instance's key"),
        };
        println!("the journal is BROKEN: {told}");
        Ok(ExitCode::FAILURE)
    }
}
