//! `vigie serve`.

use std::{io::Write, net::SocketAddr, path::Path, process::ExitCode, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use clap::Args;
use domain::{actor::Actor, lang::Lang, time::Clock};
use tokio::net::TcpListener;
use training::{Services, SystemClock, demo};

use crate::{
    AppState, assets,
    limits::Limits,
    settings::{Given, GivenPlaceholders, Settings},
    signing_key,
};

#[derive(Debug, Args)]
pub struct Serve {
    /// Fills an empty database with a company of 120 people and prints their accounts; never for real use
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    given: Given,
}

impl Serve {
    pub async fn run(self, config: Option<&Path>) -> Result<ExitCode> {
        tracing_subscriber::fmt()
            .with_env_filter(
                tracing_subscriber::EnvFilter::try_from_env("VIGIE_LOG")
                    .unwrap_or_else(|_| "info,sqlx=warn".into()),
            )
            .with_writer(std::io::stderr)
            .init();
        let mut given = self.given.with_file(config)?;
        if self.demo {
            given.placeholders = given.placeholders.or(GivenPlaceholders::demo());
        }
        let settings = given.check()?;
        // Before anything is written: a port that is taken ends the program with nothing done.
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| format!("{} cannot be listened on", settings.listen))?;
        let services = super::open(&settings).await?;
        if self.demo {
            create_demo(&services, &settings).await?;
        } else {
            services.add_default_rules(&Actor::operator(), services.today(), |_| true).await?;
        }
        if let Some(mailer) = settings.mailer.clone() {
            tokio::spawn(mailer.run(services.clone()));
        }
        serve(listener, state(services.clone(), &settings, Limits::default())).await?;
        services.store().close().await;
        Ok(ExitCode::SUCCESS)
    }
}

pub fn state(services: Services, settings: &Settings, limits: Limits) -> AppState {
    AppState {
        services,
        assets: Arc::new(assets::names()),
        organisation: settings.organisation.as_str().into(),
        is_https: settings.is_https,
        trusted_proxies: settings.trusted_proxies,
        session_idle: settings.session_idle,
        session_most: settings.session_most,
        limits: Arc::new(limits),
        sends_mail: settings.mailer.is_some(),
    }
}

async fn create_demo(services: &Services, settings: &Settings) -> Result<()> {
    let mut shown = u32::MAX;
    let mut progress = |percent: u32| {
        if percent != shown {
            shown = percent;
            eprint!("\rmaking the demo company: {percent} %");
            let _ = std::io::stderr().flush();
        }
    };
    let created = demo::create(
        services.store().clone(),
        services.curriculum_shared(),
        SystemClock.now(),
        training::PasswordHasher::recommended(),
        signing_key::load(&settings.signing_key)?,
        settings.options(),
        &mut progress,
    )
    .await?;
    if created {
        eprintln!();
    }
    println!("\nDemo accounts (password of all: {}):", demo::ACCOUNTS[0].password);
    for account in demo::ACCOUNTS {
        println!("  {:<40} {}", account.email, account.what.get(Lang::En));
    }
    println!();
    Ok(())
}

/// Serves until the program is asked to stop, then lets requests under way end.
async fn serve(listener: TcpListener, state: AppState) -> Result<()> {
    println!("listening on http://{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    tokio::spawn(tidy(state.clone()));
    let app = crate::build(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stop()).await?;
    Ok(())
}

async fn stop() {
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    let terminate = async {
        if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            signal.recv().await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! { () = interrupt => {}, () = terminate => {} }
    tracing::info!("stopping");
}

/// Every ten minutes: forgets sessions that have ended and addresses that are quiet, signs days that are over.
async fn tidy(state: AppState) {
    let mut every = tokio::time::interval(Duration::from_mins(10));
    loop {
        every.tick().await;
        state.limits.tidy();
        if let Err(error) = state.services.forget_ended_sessions().await {
            tracing::warn!(%error, "ended sessions could not be removed; the next round tries again");
        }
        if let Err(error) = state.services.close_journal_days().await {
            tracing::warn!(%error, "the journal's days could not be signed; the next round tries again");
        }
    }
}
