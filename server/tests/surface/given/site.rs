//! A site as the bundler writes it, of files a few bytes long.

use server::http::site::Site;
use std::fs;

/// The site, read.
pub fn open() -> Site {
    Site::open(folder().path()).unwrap()
}

/// Its folder, gone when dropped.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let entries = [
        ("app.js", "pkg/app.1111.js", "plain script"),
        ("app_bg.wasm", "pkg/app_bg.2222.wasm", "plain program"),
        ("style.css", "pkg/style.3333.css", "plain style"),
        ("staff.js", "pkg/staff.5555.js", "plain script of the centre"),
        ("staff_bg.wasm", "pkg/staff_bg.6666.wasm", "plain program of the centre"),
        ("staff.css", "pkg/staff.7777.css", "plain style of the centre"),
        ("letters.woff2", "pkg/letters.4444.woff2", "plain font"),
        ("robots.txt", "robots.txt", "plain robots"),
    ];
    fs::create_dir(folder.path().join("pkg")).unwrap();
    for (_, path, content) in entries {
        fs::write(folder.path().join(path), content).unwrap();
        if !path.ends_with("woff2") {
            fs::write(folder.path().join(format!("{path}.br")), content.replace("plain", "brotli")).unwrap();
            fs::write(folder.path().join(format!("{path}.gz")), content.replace("plain", "gzip")).unwrap();
        }
    }
    fs::write(folder.path().join("secret.txt"), "not in the list").unwrap();
    let listed = entries.map(|(name, path, _)| (name.to_owned(), serde_json::json!({ "path": format!("/{path}"), "bytes": 1 })));
    let manifest = serde_json::Value::Object(listed.into_iter().collect());
    fs::write(folder.path().join("manifest.json"), manifest.to_string()).unwrap();
    folder
}
