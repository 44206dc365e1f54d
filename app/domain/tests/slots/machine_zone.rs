//! The zone of the machine changes nothing: this very program runs again elsewhere, with the same expectations.

use std::process::Command;

#[test]
fn every_case_holds_whatever_the_zone_of_the_machine() {
    for zone in ["Pacific/Auckland", "UTC"] {
        let program = std::env::current_exe().unwrap();
        let elsewhere =
            Command::new(program).args(["--skip", "machine_zone", "--skip", "property"]).env("TZ", zone).output().unwrap();
        let report = String::from_utf8_lossy(&elsewhere.stdout);
        assert!(elsewhere.status.success(), "with TZ={zone}:\n{report}");
        assert!(report.contains("acceptance::"), "no case was run with TZ={zone}:\n{report}");
    }
}
