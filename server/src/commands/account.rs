//! `vigie account`: what only whoever holds the machine may do, such as making the first administrator.

use std::{io::Read, path::Path, process::ExitCode};

use anyhow::{Result, anyhow, bail};
use clap::{Subcommand, ValueEnum};
use domain::{
    actor::{Actor, Role},
    person::Email,
};
use training::{ChangePasswordError, ServiceError, roles::RoleError};

use super::DataArgs;

#[derive(Debug, Subcommand)]
pub enum Account {
    /// Sets a person's password, read from the standard input, and ends their sessions
    SetPassword {
        /// The person's e-mail address
        email: String,
        #[command(flatten)]
        data: DataArgs,
    },
    /// Gives a person a role
    Grant {
        /// The person's e-mail address
        email: String,
        #[arg(value_enum)]
        role: GivenRole,
        #[command(flatten)]
        data: DataArgs,
    },
    /// Takes a role back from a person
    Revoke {
        /// The person's e-mail address
        email: String,
        #[arg(value_enum)]
        role: GivenRole,
        #[command(flatten)]
        data: DataArgs,
    },
}

/// The roles that are granted; whoever has people below them is a manager without a grant.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum GivenRole {
    Officer,
    Administrator,
    Auditor,
}

impl GivenRole {
    const fn role(self) -> Role {
        match self {
            Self::Officer => Role::Officer,
            Self::Administrator => Role::Administrator,
            Self::Auditor => Role::Auditor,
        }
    }
}

fn told(error: RoleError, email: &Email) -> anyhow::Error {
    match error {
        RoleError::Service(ServiceError::NotFound) => anyhow!("there is no person {email}"),
        error => error.into(),
    }
}

impl Account {
    pub async fn run(self, config: Option<&Path>) -> Result<ExitCode> {
        let operator = Actor::operator();
        match self {
            Self::SetPassword { email, data } => {
                let email = Email::parse(&email)?;
                let mut password = String::new();
                std::io::stdin().take(4096).read_to_string(&mut password)?;
                let password = password.trim_end_matches(['\r', '\n']);
                let services = super::open(&data.given.with_file(config)?.check()?).await?;
                match services.set_password(&operator, &email, password).await {
                    Ok(_) => println!("The password of {email} is set."),
                    Err(ChangePasswordError::Service(ServiceError::NotFound)) => {
                        bail!("there is no person {email}")
                    }
                    Err(error) => return Err(error.into()),
                }
                services.store().close().await;
            }
            Self::Grant { email, role, data } => {
                let (email, role) = (Email::parse(&email)?, role.role());
                let services = super::open(&data.given.with_file(config)?.check()?).await?;
                let granted = services.grant(&operator, &email, role).await;
                services.store().close().await;
                granted.map_err(|error| told(error, &email))?;
                println!("{email} is {} now.", role.code());
            }
            Self::Revoke { email, role, data } => {
                let (email, role) = (Email::parse(&email)?, role.role());
                let services = super::open(&data.given.with_file(config)?.check()?).await?;
                let revoked = services.revoke(&operator, &email, role).await;
                services.store().close().await;
                revoked.map_err(|error| match error {
                    RoleError::Gone => anyhow!("{email} is not {}", role.code()),
                    error => told(error, &email),
                })?;
                println!("{email} is not {} any more.", role.code());
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
