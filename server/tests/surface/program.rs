//! The program as an administrator meets it: what is wrong is one line, a stop is clean.

use crate::given::site;
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

/// The program with nothing of this machine's environment, in a folder of its own.
fn program(folder: &Path, settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command.env_clear().current_dir(folder).envs(settings.iter().copied());
    command
}

fn serve(settings: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    program(folder.path(), settings).arg("serve").output().unwrap()
}

fn complaint(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "one line: {text}");
    text
}

#[test]
fn a_bad_setting_is_one_line_that_names_it_and_exit_code_2() {
    for (settings, name) in [
        (&[("DEV", "true"), ("LISTEN", "everywhere")][..], "LISTEN"),
        (&[("DEV", "maybe")], "DEV"),
        (&[("DEV", "true"), ("DATABASE_URL", "mysql://root:hunter2@db")], "DATABASE_URL"),
        (&[("DEV", "true"), ("TRUSTED_PROXIES", "proxy.local")], "TRUSTED_PROXIES"),
        (&[("DEV", "true"), ("SECRET_KEY", "short")], "SECRET_KEY"),
        (&[("PUBLIC_URL", "https://rdv.example"), ("SMTP_URL", "smtp://localhost"), ("MAIL_FROM", "a@b.fr")], "SECRET_KEY"),
        (&[("DEV", "true"), ("LISTEN", "127.0.0.1:0"), ("SITE_DIR", "/nowhere")], "SITE_DIR"),
        (&[("DEV", "true"), ("LISTEN", "127.0.0.1:0"), ("DATABASE_URL", "sqlite:///proc/no/rdv.db")], "DATABASE_URL"),
        (&[("DEV", "true"), ("LOG", "=====")], "LOG"),
        (&[("DEV", "true"), ("SMS_URL", "http://passerelle.example"), ("SMS_KEY", "hunter2"), ("SMS_SENDER", "RDV")], "SMS_URL"),
        (&[("DEV", "true"), ("SMS_URL", "https://passerelle.example"), ("SMS_SENDER", "RDV")], "SMS_KEY"),
        (&[("DEV", "true"), ("MAIL_HOOK_SECRET", "hunter2")], "MAIL_HOOK_SECRET"),
    ] {
        let output = serve(settings);
        assert_eq!(output.status.code(), Some(2), "{settings:?}: {output:?}");
        let complaint = complaint(&output);
        assert!(complaint.contains(name), "{settings:?}: {complaint}");
        assert!(!complaint.contains("hunter2"), "a password is shown");
    }
}

#[test]
fn a_port_in_use_is_one_line_and_the_program_ends() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = serve(&[("DEV", "true"), ("LISTEN", &address)]);
    assert_eq!(output.status.code(), Some(1));
    let complaint = complaint(&output);
    assert!(complaint.contains("LISTEN") && complaint.contains("in use"), "{complaint}");
}

#[test]
fn the_program_starts_from_nothing_answers_and_ends_cleanly_when_told() {
    let (folder, site) = (tempfile::tempdir().unwrap(), site::folder());
    let address = free_address();
    let settings = [("DEV", "true"), ("LISTEN", &address), ("SITE_DIR", site.path().to_str().unwrap())];
    let mut running =
        program(folder.path(), &settings).arg("serve").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut told = BufReader::new(running.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("serving http://") {
        line.clear();
        assert!(told.read_line(&mut line).unwrap() > 0, "the program ended before it served");
    }
    assert!(ask(&address, "/readyz").contains("\"ready\":true"));
    assert!(folder.path().join("var/rdv.db").exists());
    assert_eq!(stop(&mut running), Some(0));
}

/// An address that was free a moment ago.
fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn ask(address: &str, path: &str) -> String {
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(connection, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

fn stop(running: &mut Child) -> Option<i32> {
    assert!(Command::new("kill").args(["-TERM", &running.id().to_string()]).status().unwrap().success());
    running.wait().unwrap().code()
}

#[test]
fn the_figures_of_all_centres_are_printed_to_read_or_as_csv() {
    let folder = tempfile::tempdir().unwrap();
    let told = |arguments: &[&str]| {
        let output = program(folder.path(), &[("DEV", "true")]).arg("statistics").args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, text) = told(&["--from", "2027-02-01", "--to", "2027-02-14"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.starts_with("Statistiques de tous les CFA, du 1er février 2027 au 14 février 2027\n"), "{text}");
    assert!(text.contains("\nDemandes par semaine\n") && text.contains("  CFA connus\n"), "{text}");
    let (code, table) = told(&["--csv"]);
    assert_eq!(code, Some(0), "{table}");
    assert!(table.starts_with("\u{feff}Rubrique;Chiffre;Valeur\r\n") && table.contains("\r\nCFA;CFA connus;0\r\n"), "{table}");
    assert_eq!(told(&["--from", "hier"]).0, Some(2), "what is no date is a wrong setting");
}
