//! What the program is made of: licences that fit its own, and nothing that could go online.

use serde_json::Value;
use std::process::Command;

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

fn packages() -> Vec<Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string());
    let root = env!("CARGO_MANIFEST_DIR");
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--offline",
            "--locked",
            "--manifest-path",
        ])
        .arg(format!("{root}/Cargo.toml"))
        .output()
        .expect("cargo metadata");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
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

#[test]
fn no_crate_goes_online() {
    for package in packages() {
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
