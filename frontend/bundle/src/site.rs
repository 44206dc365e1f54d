//! The site folder: names that carry the content's hash, compressed versions, removal of what is stale.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::fingerprint;
use crate::manifest::{Entry, Manifest};

/// The folder of files that never change under their name.
const PKG: &str = "pkg";

/// A site folder being filled.
pub struct Site {
    root: PathBuf,
    entries: BTreeMap<String, Entry>,
    kept: BTreeSet<PathBuf>,
}

impl Site {
    /// Opens the folder, making it when absent. What lies there already is kept when it is still wanted.
    pub fn open(root: &Path) -> Result<Self> {
        fs::create_dir_all(root.join(PKG)).with_context(|| format!("cannot make {}", root.display()))?;
        Ok(Self { root: root.to_owned(), entries: BTreeMap::new(), kept: BTreeSet::new() })
    }

    /// Adds a file under `pkg/` with a hash in its name: `app.js` → `pkg/app.0123456789abcdef.js`.
    pub fn add_hashed(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let hashed = format!("{PKG}/{stem}.{}.{extension}", fingerprint::of(&[content]));
        self.add(name, &hashed, content)
    }

    /// Adds the files of the public folder: fonts with a hash in their name, the others under their own.
    pub fn add_public(&mut self, folder: &Path) -> Result<()> {
        let mut paths = fs::read_dir(folder)?.map(|item| item.map(|item| item.path())).collect::<Result<Vec<_>, _>>()?;
        paths.sort();
        for path in paths.iter().filter(|path| path.is_file()) {
            let name = path.file_name().and_then(|name| name.to_str()).context("a file name that is not UTF-8")?;
            let content = fs::read(path)?;
            if has_extension(path, "woff2") {
                self.add_hashed(name, &content)?;
            } else {
                self.add(name, name, &content)?;
            }
        }
        Ok(())
    }

    /// The address of a file added before, by its logical name.
    pub fn address(&self, name: &str) -> Option<String> {
        self.entries.get(name).map(|entry| entry.path.clone())
    }

    /// Writes `manifest.json` and removes the files of earlier builds.
    pub fn finish(self) -> Result<Manifest> {
        let manifest = Manifest(self.entries);
        let text = serde_json::to_string_pretty(&manifest)?;
        write_if_other(&self.root.join("manifest.json"), text.as_bytes())?;
        for item in fs::read_dir(self.root.join(PKG))? {
            let path = item?.path();
            if !self.kept.contains(&path) {
                fs::remove_file(&path).with_context(|| format!("cannot remove the stale {}", path.display()))?;
            }
        }
        Ok(manifest)
    }

    fn add(&mut self, name: &str, place: &str, content: &[u8]) -> Result<()> {
        let path = self.root.join(place);
        let same = write_if_other(&path, content)?;
        let mut entry = Entry { path: format!("/{place}"), bytes: content.len() as u64, brotli: None, gzip: None };
        if !has_extension(&path, "woff2") {
            entry.brotli = Some(self.beside(&path, "br", same, || brotli(content))?);
            entry.gzip = Some(self.beside(&path, "gz", same, || gzip(content))?);
        }
        self.kept.insert(path);
        self.entries.insert(name.to_owned(), entry);
        Ok(())
    }

    /// Size of the compressed version beside `path`, which is made only when absent or when the file changed.
    fn beside(&mut self, path: &Path, suffix: &str, file: Written, compress: impl FnOnce() -> Result<Vec<u8>>) -> Result<u64> {
        let mut place = path.as_os_str().to_owned();
        place.push(format!(".{suffix}"));
        let place = PathBuf::from(place);
        if file == Written::Anew || !place.exists() {
            write_whole(&place, &compress()?)?;
        }
        let size = fs::metadata(&place)?.len();
        self.kept.insert(place);
        Ok(size)
    }
}

/// Whether a file had to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Anew,
    AlreadyThere,
}

fn write_if_other(path: &Path, content: &[u8]) -> Result<Written> {
    if fs::read(path).is_ok_and(|found| found == content) {
        return Ok(Written::AlreadyThere);
    }
    write_whole(path, content)?;
    Ok(Written::Anew)
}

/// Writes beside and renames, so that a build cut short leaves no half file under a name that means "complete".
fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(".new");
    fs::write(&draft, content).and_then(|()| fs::rename(&draft, path)).with_context(|| format!("cannot write {}", path.display()))
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension == wanted)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = ::brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    ::brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(root: &Path) -> BTreeSet<String> {
        fs::read_dir(root.join(PKG)).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_hashed_name_follows_the_content() {
        let folder = tempfile::tempdir().unwrap();
        let mut site = Site::open(folder.path()).unwrap();
        site.add_hashed("style.css", b"abc").unwrap();
        // The first digits of SHA-256("abc"), FIPS 180-4 example.
        assert_eq!(site.address("style.css").as_deref(), Some("/pkg/style.ba7816bf8f01cfea.css"));
    }

    #[test]
    fn a_second_build_removes_what_the_first_left_and_keeps_what_is_still_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Site::open(folder.path()).unwrap();
        first.add_hashed("app.js", b"one").unwrap();
        first.add_hashed("style.css", b"same").unwrap();
        first.finish().unwrap();
        let before = files(folder.path());

        let mut second = Site::open(folder.path()).unwrap();
        second.add_hashed("app.js", b"two").unwrap();
        second.add_hashed("style.css", b"same").unwrap();
        second.finish().unwrap();
        let after = files(folder.path());

        assert_eq!(after.len(), 6);
        assert_eq!(before.intersection(&after).count(), 3, "the style sheet and its two compressed versions stay");
    }

    #[test]
    fn a_public_file_keeps_its_name_and_a_font_gets_a_hash_and_no_compressed_version() {
        let folder = tempfile::tempdir().unwrap();
        let public = folder.path().join("public");
        fs::create_dir(&public).unwrap();
        fs::write(public.join("robots.txt"), "User-agent: *").unwrap();
        fs::write(public.join("letters.woff2"), [0_u8; 64]).unwrap();
        let mut site = Site::open(&folder.path().join("site")).unwrap();
        site.add_public(&public).unwrap();

        assert_eq!(site.address("robots.txt").as_deref(), Some("/robots.txt"));
        assert!(site.address("letters.woff2").is_some_and(|address| address.starts_with("/pkg/letters.")));
        let manifest = site.finish().unwrap();
        assert_eq!(manifest.0["letters.woff2"].brotli, None);
        assert!(manifest.0["robots.txt"].gzip.is_some());
    }

    #[test]
    fn what_is_compressed_unpacks_to_the_same_bytes() {
        let content = "un créneau, deux créneaux, ".repeat(200);
        let mut unpacked = Vec::new();
        ::brotli::BrotliDecompress(&mut &brotli(content.as_bytes()).unwrap()[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, content.as_bytes());
        let mut unpacked = Vec::new();
        std::io::copy(&mut flate2::read::GzDecoder::new(&gzip(content.as_bytes()).unwrap()[..]), &mut unpacked).unwrap();
        assert_eq!(unpacked, content.as_bytes());
    }
}
