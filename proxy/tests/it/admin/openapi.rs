//! The description: what it says is what comes.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{REFUSED, ask, get};
use crate::harness::{Candor, eventually};

/// Checks a value against its schema: every member that must be there is, none is there that is not
/// described, and each is of its type.
fn check(place: &str, schema: &Value, value: &Value) {
    // What may be missing may also be null.
    let kind = match schema["type"].as_array() {
        Some(_) if value.is_null() => return,
        Some(kinds) => kinds[0].as_str(),
        None => schema["type"].as_str(),
    };
    match kind {
        Some("object") => {
            let Some(properties) = schema["properties"].as_object() else {
                return assert!(value.is_object(), "{place}: {value}");
            };
            let object = value
                .as_object()
                .unwrap_or_else(|| panic!("{place}: {value}"));
            for name in schema["required"].as_array().into_iter().flatten() {
                assert!(
                    object.contains_key(name.as_str().unwrap()),
                    "{place}: no {name} in {value}"
                );
            }
            for (name, value) in object {
                let property = properties.get(name);
                let property =
                    property.unwrap_or_else(|| panic!("{place}: {name} is not described"));
                check(&format!("{place}.{name}"), property, value);
            }
        }
        Some("array") => {
            let list = value
                .as_array()
                .unwrap_or_else(|| panic!("{place}: {value}"));
            if schema.get("items").is_some() {
                for value in list {
                    check(&format!("{place}[]"), &schema["items"], value);
                }
            }
        }
        Some("string") => assert!(value.is_string(), "{place}: {value}"),
        Some("integer") => assert!(value.is_i64() || value.is_u64(), "{place}: {value}"),
        Some("boolean") => assert!(value.is_boolean(), "{place}: {value}"),
        _ => {}
    }
}

#[test]
fn every_answer_is_as_described() {
    let candor = Candor::start(REFUSED);
    candor.get("/a");
    let failed = candor.logged("/a");
    // The log's line is written before the failure is remembered.
    eventually(|| (!get(&candor, "/v1/failures").as_array()?.is_empty()).then_some(()));
    let document = get(&candor, "/openapi.json");
    assert_eq!(document["openapi"], "3.1.0");
    let mut asked = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        let Some(operation) = operations.get("get") else {
            continue;
        };
        let response = &operation["responses"]["200"]["content"];
        let (kind, content) = response.as_object().unwrap().iter().next().unwrap();
        if kind == "text/event-stream" {
            continue;
        }
        let path = path.replace(
            "/requests/{id}",
            &format!("/requests/{}", failed["request_id"].as_str().unwrap()),
        );
        let path = path.replace("{id}", "1");
        let path = match &*path {
            "/v1/route" => format!("{path}?method=GET&url=http://{}/a", candor.address()),
            _ => path,
        };
        let answer = ask(&candor, &format!("GET {path} HTTP/1.1"), "");
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let came = answer
            .header("content-type")
            .unwrap()
            .split(';')
            .next()
            .unwrap();
        assert_eq!(came, kind.split(';').next().unwrap(), "{path}");
        if kind == "application/json" {
            check(&path, &content["schema"], &answer.json());
        }
        asked.insert(path);
    }
    assert!(asked.len() >= 14, "{asked:?}");
}

#[test]
fn it_is_valid() {
    let Some(mut validator) = crate::program::python("openapi-spec-validator") else {
        return;
    };
    let candor = Candor::start(REFUSED);
    let file = candor.directory().join("openapi.json");
    std::fs::write(&file, get(&candor, "/openapi.json").to_string()).unwrap();
    let output = validator.arg(&file).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}
