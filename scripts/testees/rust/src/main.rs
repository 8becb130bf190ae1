//! Rust's serde_json. Modes: option, double-option, deny-unknown, value.
use serde::{de::DeserializeOwned, Deserialize, Deserializer, Serialize};
use serde_json::{json, Value};
use std::io::{BufRead, Write};

#[derive(Serialize, Deserialize)]
struct Session {
    id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    authenticated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<i64>,
}

/// A missing field is `None`, and null is `Some(None)`.
#[derive(Serialize, Deserialize)]
struct DoubleOptionSession {
    id: i64,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    authenticated_at: Option<Option<String>>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    last_seen_at: Option<Option<String>>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    url: Option<Option<String>>,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    user_id: Option<Option<i64>>,
}

fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosedSession {
    id: i64,
    authenticated_at: Option<String>,
    last_seen_at: Option<String>,
    url: Option<String>,
    user_id: Option<i64>,
}

fn decoded<T: DeserializeOwned>(payload: &[u8]) -> serde_json::Result<T> {
    serde_json::from_slice(payload)
}

fn encoded<T: Serialize>(session: serde_json::Result<T>) -> Value {
    match session.map(|session| serde_json::to_vec(&session)) {
        Err(error) => json!({"outcome": "rejected", "reason": error.to_string()}),
        Ok(Err(error)) => json!({"outcome": "error", "reason": error.to_string()}),
        Ok(Ok(output)) => json!({"outcome": "accepted", "payload": base64::encode(output)}),
    }
}

fn answer(mode: &str, payload: &[u8]) -> Value {
    match mode {
        "double-option" => encoded(decoded::<DoubleOptionSession>(payload)),
        "deny-unknown" => encoded(decoded::<ClosedSession>(payload)),
        // Reads the document as a tree first.
        "value" => encoded(decoded::<Value>(payload).and_then(serde_json::from_value::<Session>)),
        _ => encoded(decoded::<Session>(payload)),
    }
}

/// The version of serde_json in the lock file that cargo made for this build.
fn version() -> &'static str {
    let lock = include_str!("../Cargo.lock")
        .split("name = \"serde_json\"\nversion = \"")
        .nth(1);
    lock.and_then(|rest| rest.split('"').next()).unwrap_or("?")
}

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let (mut replies, requests) = (std::io::stdout().lock(), std::io::stdin().lock());
    for line in requests.lines() {
        let request: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut reply = match request["op"].as_str() {
            Some("hello") => {
                json!({"protocol": "session-testee/1", "ops": ["roundtrip"], "testee": {
                "name": format!("serde_json ({mode})"), "version": version(), "language": "Rust"}})
            }
            Some("roundtrip") => answer(
                &mode,
                &base64::decode(request["payload"].as_str().unwrap()).unwrap(),
            ),
            Some("bye") => return,
            _ => json!({"outcome": "unsupported"}),
        };
        reply["seq"] = request["seq"].clone();
        writeln!(replies, "{reply}").unwrap();
        replies.flush().unwrap();
    }
}
