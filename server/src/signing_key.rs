//! The instance's Ed25519 key, in a file of its own: whoever has the database only cannot sign for it.

use std::{
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use domain::chance::Chance;
use training::{SystemChance, journal::Signer};

/// Reads the key, as 64 hexadecimal digits; makes it, for this user's eyes only, where there is none.
pub fn load(path: &Path) -> Result<Signer> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return create(path),
        Err(error) => {
            return Err(error).with_context(|| format!("the signing key {} cannot be read", path.display()));
        }
    };
    let mode = fs::metadata(path)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        bail!(
            "the signing key {} can be read by others (mode {mode:03o}); nothing was started. If nobody read it, `chmod 600` it",
            path.display()
        );
    }
    let secret = decode(text.trim()).with_context(|| {
        format!("the signing key {} is not 64 hexadecimal digits; restore it from a copy", path.display())
    })?;
    Ok(Signer::new(&secret))
}

fn create(path: &Path) -> Result<Signer> {
    let mut secret = [0; 32];
    SystemChance.fill(&mut secret);
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = match made {
        Ok(file) => file,
        // Another instance was quicker: its key is the one.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return load(path),
        Err(error) => {
            return Err(error).with_context(|| format!("the signing key {} cannot be made", path.display()));
        }
    };
    let text = secret.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    writeln!(file, "{text}")?;
    file.sync_all()?;
    Ok(Signer::new(&secret))
}

fn decode(text: &str) -> Option<[u8; 32]> {
    let mut secret = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(secret)
}

/// Beside the SQLite file; for PostgreSQL in the working directory.
pub fn default_path(database: &str) -> PathBuf {
    match database.strip_prefix("sqlite:") {
        Some(file) => {
            let file = file.trim_start_matches("//").split('?').next().unwrap_or_default();
            PathBuf::from(format!("{file}.key"))
        }
        None => PathBuf::from("vigie.key"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_refused_when_others_can_read_it() {
        let path = std::env::temp_dir().join(format!("vigie-key-{}", std::process::id()));
        let made = load(&path).unwrap().public_key();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(load(&path).unwrap().public_key(), made);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(format!("{:#}", load(&path).err().unwrap()).contains("can be read by others (mode 640)"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "not a key").unwrap();
        assert!(format!("{:#}", load(&path).err().unwrap()).contains("64 hexadecimal digits"));
        fs::remove_file(path).unwrap();
    }

    #[test]
    fn the_key_stands_beside_the_file_of_the_database() {
        assert_eq!(
            default_path("sqlite:/var/lib/vigie/vigie.db?mode=rwc"),
            Path::new("/var/lib/vigie/vigie.db.key")
        );
        assert_eq!(default_path("sqlite://vigie.db"), Path::new("vigie.db.key"));
        assert_eq!(default_path("postgres://db.example/vigie"), Path::new("vigie.key"));
    }
}
