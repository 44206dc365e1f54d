//! The released program in a process of its own, with the settings of an installation.

use crate::{
    connection::{Connection, get},
    mails::Mails,
};
use std::{
    fs::{self, File},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A process that serves; stopped when dropped.
pub struct Running {
    process: Child,
    pub address: SocketAddr,
    /// From its start to its first answer.
    pub started_in: Duration,
    folder: tempfile::TempDir,
}

impl Running {
    /// Starts it over a database that is there already, and waits until it is ready.
    pub fn start(database_url: &str, mails: &Mails) -> Self {
        let folder = tempfile::tempdir().unwrap();
        site(folder.path());
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let began = Instant::now();
        let process = Command::new(env!("CARGO_BIN_EXE_server"))
            .arg("serve")
            .env_clear()
            .current_dir(folder.path())
            .env("DATABASE_URL", database_url)
            .env("LISTEN", address.to_string())
            .env("PUBLIC_URL", "https://rdv.example.org")
            .env("SECRET_KEY", "0123456789abcdef0123456789abcdef")
            .env("SMTP_URL", format!("smtp://{}", mails.address))
            .env("MAIL_FROM", "rdv@example.org")
            .env("TRUSTED_PROXIES", "127.0.0.1/32")
            .env("RATE_LIMIT", "1000000") // counted, never reached
            .env("SITE_DIR", folder.path().join("site"))
            .stdout(Stdio::null())
            .stderr(File::create(folder.path().join("journal")).unwrap())
            .spawn()
            .unwrap();
        while TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < Duration::from_mins(1), "the program does not start");
            thread::sleep(Duration::from_millis(1));
        }
        let ready = Connection::open(address).ask(&get("/readyz"));
        assert_eq!(ready.status, 200);
        Self { process, address, started_in: began.elapsed(), folder }
    }

    /// Resident memory, in megabytes.
    pub fn resident_mb(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1000.0
    }

    /// Processor time so far.
    pub fn processor(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap();
        let after_name = stat.rsplit_once(')').unwrap().1; // see proc(5): fields 14 and 15, counted from the name
        let ticks: u64 = after_name.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// What the journal says beyond its ordinary lines: a measurement with warnings is none.
    pub fn complaints(&self) -> Vec<String> {
        let journal = fs::read_to_string(self.folder.path().join("journal")).unwrap();
        journal.lines().filter(|line| line.contains("WARN") || line.contains("ERROR")).map(str::to_owned).collect()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill(); // it may have ended by itself
        let _ = self.process.wait();
    }
}

/// A site of the size that does not matter here: its files are sent from memory.
fn site(folder: &Path) {
    let files = ["app.js", "app_bg.wasm", "style.css", "staff.js", "staff_bg.wasm", "staff.css", "letters.woff2"];
    let pkg = folder.join("site/pkg");
    fs::create_dir_all(&pkg).unwrap();
    for file in files {
        fs::write(pkg.join(file), file).unwrap();
    }
    let listed = files.map(|file| (file.to_owned(), serde_json::json!({ "path": format!("/pkg/{file}"), "bytes": 1 })));
    let manifest = serde_json::Value::Object(listed.into_iter().collect());
    fs::write(folder.join("site/manifest.json"), manifest.to_string()).unwrap();
}
