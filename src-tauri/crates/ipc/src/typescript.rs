//! Writes the TypeScript of the contract: one file of types, one of typed functions.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::COMMANDS;

const HEAD: &str = "// Written by `cargo xtask bindings` from the contract in Rust. Do not edit.\n";

/// Declarations of every wire type by name.
#[derive(Default)]
pub(crate) struct Declarations(BTreeMap<String, String>);

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // A container (a list, an option) is not declared itself; what it holds is.
        if T::output_path().is_none() {
            return T::visit_generics(self);
        }
        let config = config();
        let declared = format!("{}export {}", T::docs().unwrap_or_default(), T::decl(&config));
        if self.0.insert(T::ident(&config), declared).is_none() {
            T::visit_dependencies(self);
        }
    }
}

fn config() -> Config {
    Config::new().with_large_int("number")
}

/// The content of `types.ts`.
#[must_use]
pub fn types() -> String {
    let mut seen = Declarations::default();
    seen.visit::<crate::wire::common::WireError>();
    for command in COMMANDS {
        (command.declare)(&mut seen);
    }
    let mut text = String::from(HEAD);
    for declared in seen.0.values() {
        text.push('\n');
        text.push_str(declared);
        text.push('\n');
    }
    text
}

/// The content of `commands.ts`: one function per command, each a call of the transport.
#[must_use]
pub fn functions() -> String {
    let config = config();
    let mut text = format!(
        "{HEAD}\nimport {{ call, callWithProgress }} from \"../transport\";\nimport type * as t from \"./types\";\n"
    );
    for command in COMMANDS {
        let output = qualify(&(command.output)(&config));
        let input = (command.input)(&config).map(|name| qualify(&name));
        let name = camel(command.name);
        let argument = input
            .as_ref()
            .map(|ty| format!("input: {ty}"))
            .unwrap_or_default();
        let passed = if input.is_some() { "{ input }" } else { "{}" };
        text.push_str(&format!("\n/** {} */\n", command.doc.trim()));
        match (command.progress)(&config) {
            Some(progress) => text.push_str(&format!(
                "export function {name}({argument}{}onProgress: (progress: {}) => void): Promise<{output}> {{\n  return callWithProgress(\"{}\", {passed}, onProgress);\n}}\n",
                if argument.is_empty() { "" } else { ", " }, qualify(&progress), command.name
            )),
            None => text.push_str(&format!(
                "export function {name}({argument}): Promise<{output}> {{\n  return call(\"{}\", {passed});\n}}\n",
                command.name
            )),
        }
    }
    text.push_str("\n/** Every command's name, as the core registers it. */\nexport const COMMANDS = [\n");
    for command in COMMANDS {
        text.push_str(&format!("  \"{}\",\n", command.name));
    }
    text.push_str("] as const;\n");
    text
}

fn qualify(name: &str) -> String {
    match name {
        "null" => "null".to_owned(),
        other => other
            .split(" | ")
            .map(|part| {
                if part == "null" {
                    part.to_owned()
                } else {
                    format!("t.{part}")
                }
            })
            .collect::<Vec<_>>()
            .join(" | "),
    }
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let mut text = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        text.push_str(letters.as_str());
    }
    text
}
