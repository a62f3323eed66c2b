//! What the program is made of: licences that fit its own, and nothing that could go online.

use serde_json::Value;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Licences that a crate may have; of several joined by OR one is enough, of those joined by AND all are needed.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unlicense",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
    "Unicode-3.0",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "bzip2-1.0.6",
];

/// Crates that speak to the net. The program keeps drafts on the machine.
const ONLINE: &[&str] = &[
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "isahc",
    "surf",
    "attohttpc",
    "rustls",
    "native-tls",
    "openssl",
    "openssl-sys",
    "tungstenite",
    "quinn",
    "h2",
    "ehttp",
    "webbrowser",
    "opener",
];

/// The crates that the program is built from on this machine: those of other systems need not be there to be asked.
fn packages() -> Vec<Value> {
    let metadata = metadata();
    metadata["packages"].as_array().expect("packages").clone()
}

fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1"])
        .args(["--offline", "--locked", "--filter-platform", &host()])
        .args((!cfg!(feature = "gui")).then_some("--no-default-features"))
        .args(["--manifest-path", &format!("{ROOT}/Cargo.toml")])
        .output()
        .expect("cargo metadata");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The system that the compiler builds for.
fn host() -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_string());
    let output = Command::new(rustc).arg("-vV").output().expect("rustc");
    let text = String::from_utf8(output.stdout).expect("text");
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("the host's name").to_string()
}

fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let plain = |name: &str| ALLOWED.contains(&name.trim().trim_matches(['(', ')']).trim());
    if plain(&expression) {
        return true;
    }
    // AND binds closer than OR; brackets around an OR are few enough to be split at AND first.
    if expression.contains('(') {
        return expression
            .split(" AND ")
            .all(|part| part.split(" OR ").any(plain));
    }
    expression
        .split(" OR ")
        .any(|part| part.split(" AND ").all(plain))
}

#[test]
fn every_crate_has_a_licence_that_fits() {
    for package in packages() {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_allowed(licence), "{name}: {licence}");
    }
}

/// Over the lock file, which names the crates of all systems.
#[test]
fn no_crate_goes_online() {
    let text = std::fs::read_to_string(format!("{ROOT}/Cargo.lock")).expect("the lock file");
    let lock: toml::Table = text.parse().expect("TOML");
    let packages = lock["package"].as_array().expect("packages");
    assert!(packages.len() > 100, "only {} crates", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        assert!(!ONLINE.contains(&name), "{name} can go online");
    }
}

#[test]
fn licences_are_read_rightly() {
    for (expression, fits) in [
        ("MIT OR Apache-2.0", true),
        ("GPL-3.0-only", false),
        ("MIT AND GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND LGPL-2.1", false),
        ("Apache-2.0/MIT", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), fits, "{expression}");
    }
}

/// The crates that become part of the program on this system, with their licences: what 关于纲目 shows.
#[cfg(all(target_os = "linux", feature = "gui"))]
fn components() -> String {
    let metadata = metadata();
    let name = |id: &Value| {
        let mut all = metadata["packages"].as_array().into_iter().flatten();
        all.find(|package| package["id"] == *id).expect("a package")
    };
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let mut open = vec![metadata["resolve"]["root"].clone()];
    let mut used = std::collections::BTreeSet::new();
    let mut seen = Vec::new();
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id).expect("a node");
        let package = name(&id);
        let is_macro = package["targets"][0]["kind"][0] == "proc-macro";
        if !seen.is_empty() && !is_macro {
            let text = |key: &str| package[key].as_str().unwrap_or_default().to_string();
            used.insert(format!("{}\t{}\n", text("name"), text("license")));
        }
        seen.push(id);
        let deps = node["deps"].as_array().into_iter().flatten();
        // Tests and build scripts become no part of the program.
        let linked = |dep: &&Value| {
            let mut kinds = dep["dep_kinds"].as_array().into_iter().flatten();
            kinds.any(|kind| kind["kind"].is_null())
        };
        if !is_macro {
            open.extend(deps.filter(linked).map(|dep| dep["pkg"].clone()));
        }
    }
    used.into_iter().collect()
}

/// `GANGMU_BLESS=1` writes the list again.
#[cfg(all(target_os = "linux", feature = "gui"))]
#[test]
fn what_the_program_is_made_of_is_listed() {
    let path = format!("{ROOT}/assets/components.txt");
    let found = components();
    if std::env::var_os("GANGMU_BLESS").is_some() {
        std::fs::write(&path, &found).expect("the list is written");
    }
    let listed = std::fs::read_to_string(&path).unwrap_or_default();
    for line in found.lines() {
        assert!(
            listed.lines().any(|other| other == line),
            "{line} is not in assets/components.txt; run the test with GANGMU_BLESS=1"
        );
    }
}
