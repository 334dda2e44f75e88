//! The servers that are measured: processes of their own.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result};
use tokio::net::TcpListener;

/// A server that ends with its owner.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// `vigie serve`, as it is released, with its limits on. Each request names another client in
    /// `X-Forwarded-For`, so the limits are counted and never reached.
    pub fn vigie(database: &Path, content: Option<&Path>) -> Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vigie"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--time-zone", "UTC", "--trusted-proxies", "1"]);
        command.args(["--attempt-pause-minutes", "0", "--attempts-per-day", "100"]);
        command.arg("--database").arg(format!("sqlite:{}", database.display()));
        if let Some(content) = content {
            command.arg("--content").arg(content);
        }
        Self::start(command)
    }

    /// An axum router with one empty handler: the floor.
    pub fn floor() -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--serve-floor");
        Self::start(command)
    }

    fn start(mut command: Command) -> Result<Self> {
        for (name, _) in
            std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(|n| n.starts_with("VIGIE_")))
        {
            command.env_remove(name);
        }
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
        let mut said = String::new();
        let stdout = child.stdout.as_mut().context("the server has no output")?;
        BufReader::new(stdout).read_line(&mut said)?;
        let address =
            said.trim().strip_prefix("listening on http://").and_then(|address| address.parse().ok());
        let Some(address) = address else {
            let _ = child.kill();
            let _ = child.wait();
            anyhow::bail!("the server did not start: {said}")
        };
        Ok(Self { child, address })
    }

    /// Memory of the process, in megabytes.
    pub fn memory(&self) -> Result<Memory> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .context("the memory of a process is read where Linux shows it")?;
        let of = |name: &str| -> Result<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such line")?;
            let kilobytes: f64 = line.trim_start_matches(':').trim().trim_end_matches("kB").trim().parse()?;
            Ok(kilobytes * 1024.0 / 1e6)
        };
        Ok(Memory { now: of("VmRSS")?, most: of("VmHWM")?, own: of("RssAnon")? })
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// All that is in memory for it.
    pub now: f64,
    pub most: f64,
    /// Without the program's own file and shared pages.
    pub own: f64,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves the floor, in the process that was started for it.
pub async fn serve_floor() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    let app = axum::Router::new().route("/", axum::routing::get(|| async {}));
    axum::serve(listener, app).await?;
    Ok(())
}
