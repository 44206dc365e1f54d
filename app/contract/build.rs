//! Writes the shape of the contract: a number that changes with every source of the types that travel.

use std::{env, fs, io, path::Path};

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts by the environment")]
fn main() -> io::Result<()> {
    let mut shape = 0xcbf2_9ce4_8422_2325;
    // The arguments and the error of server functions travel as well, and are declared beside them.
    for folder in ["src", "../domain/src", "../src/server_fns"] {
        println!("cargo::rerun-if-changed={folder}");
        add_folder(Path::new(folder), &mut shape)?;
    }
    let shape = (shape >> 32) as u32 ^ shape as u32;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("shape.rs"), format!("0x{:04x}_{:04x}", shape >> 16, shape & 0xffff))
}

fn add_folder(folder: &Path, shape: &mut u64) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            add_folder(&entry, shape)?;
        } else {
            add(&fs::read(&entry)?, shape);
        }
    }
    Ok(())
}

/// FNV-1a, 64 bits: the same on every toolchain, since the server and the browser program may come from two.
fn add(bytes: &[u8], shape: &mut u64) {
    for byte in bytes {
        *shape = (*shape ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
}
