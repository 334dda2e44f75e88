//! A `PostgreSQL` for the tests: the one in `TEST_POSTGRES_URL`, or a throw-away one.
//!
//! The throw-away server is the child of a small shell that waits for the end of its standard input. The
//! input is a pipe from here: it ends when the value is dropped, and also when this process dies of an
//! error, of Ctrl-C or of `kill -9`. The shell then stops its child and removes the folder.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::report::Report;
use crate::{command, setup};

pub const URL_VARIABLE: &str = "TEST_POSTGRES_URL";

const START_LIMIT: Duration = Duration::from_mins(1);

/// Arguments: the folder, then the server's command line. SIGINT asks `PostgreSQL` for a fast stop; it is
/// repeated for a server that was too young to hear the first.
const KEEPER: &str = r#"
folder=$1; shift
"$@" >"$folder/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
while kill -INT "$server" 2>/dev/null; do sleep 0.1; done
cd / && rm -rf "$folder"
"#;

pub struct Postgres {
    url: String,
    keeper: Option<Child>,
}

impl Postgres {
    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn start(report: &Report) -> Result<Self> {
        if let Ok(url) = std::env::var(URL_VARIABLE) {
            report.note(&format!("using {URL_VARIABLE}"));
            return Ok(Self { url, keeper: None });
        }
        let programs = programs(report)?;
        let owner = Owner::find()?;
        let folder = std::env::temp_dir().join(format!("vigie-postgres-{}", std::process::id()));
        create_folder(&folder, &owner)?;
        let started = start_in(report, &programs, &owner, &folder);
        if started.is_err() {
            // Its keeper, if there was one, is gone by now; this is for a failure before it.
            let _ = std::fs::remove_dir_all(&folder);
        }
        started
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take());
            if let Err(error) = keeper.wait() {
                eprintln!("warning: PostgreSQL may still run: {error}");
            }
        }
    }
}

/// The folder of `initdb` and `postgres`, which are installed if need be.
pub fn programs(report: &Report) -> Result<PathBuf> {
    if let Some(folder) = find_programs() {
        return Ok(folder);
    }
    setup::apt_install(report, &["postgresql"])
        .with_context(|| format!("tests need PostgreSQL (or an empty one's address in {URL_VARIABLE})"))?;
    find_programs().context("Debian's postgresql brought no initdb in /usr/lib/postgresql/*/bin")
}

fn find_programs() -> Option<PathBuf> {
    let complete = |folder: &Path| {
        ["initdb", "postgres", "pg_isready"].iter().all(|p| command::is_program(&folder.join(p)))
    };
    // Through a link in PATH to where the programs stand together.
    let in_path = command::find("initdb").and_then(|initdb| initdb.canonicalize().ok());
    let in_path = in_path.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    in_path.filter(|folder| complete(folder)).or_else(|| {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
        versions
            .filter_map(|entry| {
                Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
            })
            .filter(|(_, folder)| complete(folder))
            .max()
            .map(|(_, folder)| folder)
    })
}

/// `PostgreSQL` refuses to run as root: then it runs as the user that its package made.
struct Owner {
    ids: Option<(u32, u32)>,
}

impl Owner {
    fn find() -> Result<Self> {
        if !setup::is_root() {
            return Ok(Self { ids: None });
        }
        let id = |option| -> Result<u32> {
            let printed = command::read(Command::new("id").args([option, "postgres"]));
            let printed = printed.context("root cannot run PostgreSQL, and there is no user postgres")?;
            printed.trim().parse().context("id printed no number")
        };
        Ok(Self { ids: Some((id("-u")?, id("-g")?)) })
    }

    /// A command of this user, in a folder that it may enter.
    fn command(&self, program: impl AsRef<std::ffi::OsStr>, folder: &Path) -> Command {
        let mut command = Command::new(program);
        if let Some((uid, gid)) = self.ids {
            command.uid(uid).gid(gid);
        }
        command.current_dir(folder);
        command
    }
}

fn create_folder(folder: &Path, owner: &Owner) -> Result<()> {
    use std::os::unix::fs::{DirBuilderExt, chown};
    let created = std::fs::DirBuilder::new().mode(0o700).create(folder);
    let owned = created.and_then(|()| match owner.ids {
        Some((uid, gid)) => chown(folder, Some(uid), Some(gid)),
        None => Ok(()),
    });
    owned.with_context(|| format!("cannot create {}", folder.display()))
}

fn start_in(report: &Report, programs: &Path, owner: &Owner, folder: &Path) -> Result<Postgres> {
    let data = folder.join("data");
    report.note(&format!("initdb in {}", folder.display()));
    let mut initdb = owner.command(programs.join("initdb"), folder);
    initdb.args(["--auth=trust", "--username=postgres", "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync"]);
    command::read(initdb.arg("--pgdata").arg(&data))?;

    let port = free_port()?;
    let mut keeper = owner.command("sh", folder);
    keeper
        .args(["-c", KEEPER, "vigie-postgres"])
        .arg(folder)
        .arg(programs.join("postgres"))
        .arg("-D")
        .arg(&data);
    let port_setting = format!("port={port}");
    for setting in [
        port_setting.as_str(),
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=200",
        // The data need not survive: only speed counts.
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
    ] {
        keeper.args(["-c", setting]);
    }
    // Its own group: Ctrl-C is for us, and the end of the pipe tells it.
    let keeper = keeper.process_group(0).stdin(Stdio::piped()).spawn().context("cannot start sh")?;
    let postgres =
        Postgres { url: format!("postgres://postgres@127.0.0.1:{port}/postgres"), keeper: Some(keeper) };

    let start = crate::report::now();
    let ready = || {
        let mut ask = Command::new(programs.join("pg_isready"));
        ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
        command::read(&mut ask).is_ok()
    };
    while !ready() {
        let stopped = start.elapsed() > Duration::from_secs(1) && !data.join("postmaster.pid").is_file();
        if stopped || start.elapsed() > START_LIMIT {
            let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            bail!("PostgreSQL did not start; its log:\n{log}");
        }
        command::pause();
    }
    report.note(&format!("PostgreSQL listens on 127.0.0.1:{port}"));
    Ok(postgres)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keeper with another server in place of `PostgreSQL`.
    #[test]
    fn the_keeper_stops_its_server_and_cleans_up_when_the_pipe_ends() {
        let folder = std::env::temp_dir().join(format!("vigie-keeper-{}", std::process::id()));
        let witness = folder.with_extension("witness");
        std::fs::create_dir_all(&folder).unwrap();
        let server = "$SIG{INT} = sub { open(F, '>', $ARGV[0]); exit }; $| = 1; print 'ready'; sleep 60";
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&folder)
            .args(["perl", "-e", server])
            .arg(&witness)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        while std::fs::read_to_string(folder.join("log")).unwrap_or_default().is_empty() {
            command::pause();
        }
        drop(keeper.stdin.take());
        keeper.wait().unwrap();
        assert!(!folder.exists());
        std::fs::remove_file(witness).unwrap();
    }
}
