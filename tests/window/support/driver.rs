//! The driver's process and the words it understands.

use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use super::{Desk, wait};

/// A start under load takes seconds, a command milliseconds; past this the driver is stuck.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running WebKitWebDriver, ended with the value.
pub struct Driver {
    process: Child,
    address: String,
    agent: ureq::Agent,
}

impl Driver {
    /// Starts a driver on a free port, with the program's home beside `desk`.
    pub fn start(desk: &Desk) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).stdin(Stdio::null());
        command
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        desk.keep_at_home(&mut command);
        // A group of its own: the program and its web processes end with the driver.
        let process = command.process_group(0).spawn().with_context(|| MISSING)?;
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false);
        let driver = Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
            agent: config.build().into(),
        };
        wait::until("the driver answers", || {
            Ok(driver.get("/status")?["ready"] == true)
        })?;
        Ok(driver)
    }

    /// Asks for something.
    pub fn get(&self, path: &str) -> Result<Value> {
        let url = format!("{}{path}", self.address);
        let answer = self
            .agent
            .get(&url)
            .call()
            .with_context(|| format!("GET {path}"))?;
        value(&format!("GET {path}"), answer)
    }

    /// Asks that something be done.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let request = self
            .agent
            .post(format!("{}{path}", self.address))
            .content_type("application/json");
        let answer = request
            .send(body.to_string())
            .with_context(|| format!("POST {path}"))?;
        value(&format!("POST {path}"), answer)
    }

    /// Asks that something be ended.
    pub fn delete(&self, path: &str) -> Result<Value> {
        let url = format!("{}{path}", self.address);
        let answer = self
            .agent
            .delete(&url)
            .call()
            .with_context(|| format!("DELETE {path}"))?;
        value(&format!("DELETE {path}"), answer)
    }

    /// Starts `app` with `arguments` and returns the path of the session.
    pub fn session(&self, app: &str, arguments: &[String]) -> Result<String> {
        let browser = json!({ "binary": app, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": browser } } });
        let session = self.post("/session", &wanted)?;
        let id = session["sessionId"]
            .as_str()
            .context("the driver named no session")?;
        Ok(format!("/session/{id}"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group is named by the process that we started, so nothing else can be meant.
        let group = format!("kill -s KILL -- -{}", self.process.id());
        let _ = Command::new("sh")
            .args(["-c", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const MISSING: &str =
    "WebKitWebDriver cannot be started. Run: sudo apt-get install --yes webkit2gtk-driver xvfb dbus-daemon";

/// The value of an answer, or the error that the driver reports in it.
fn value(what: &str, mut answer: ureq::http::Response<ureq::Body>) -> Result<Value> {
    let text = answer
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_to_string()?;
    ensure!(
        !text.is_empty(),
        "{what}: an empty answer with status {}",
        answer.status()
    );
    let mut json: Value = serde_json::from_str(&text).with_context(|| format!("{what}: {text}"))?;
    let value = json["value"].take();
    if !answer.status().is_success() {
        bail!(
            "{what}: {}: {}",
            value["error"].as_str().unwrap_or("error"),
            value["message"].as_str().unwrap_or("")
        );
    }
    Ok(value)
}
