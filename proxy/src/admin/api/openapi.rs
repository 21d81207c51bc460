//! `/openapi.json`: the description, made from the endpoints themselves.

use axum::Json;
use serde_json::{Map, Value, json};

use super::{Answer, Doc, Endpoint, Kind, Member};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::get("/openapi.json", openapi, &OPENAPI)]
}

static OPENAPI: Doc = Doc {
    summary: "This description, as OpenAPI 3.1.",
    parameters: &[],
    body: &[],
    answer: Answer::Json,
};

async fn openapi() -> Json<Value> {
    Json(document())
}

fn document() -> Value {
    let mut paths = Map::new();
    for endpoint in super::endpoints() {
        let method = endpoint.method.as_str().to_ascii_lowercase();
        let path = paths
            .entry(endpoint.path)
            .or_insert_with(|| Map::new().into());
        path[method] = operation(&endpoint);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Candor's admin interface",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What a running Candor knows. On its unix socket whoever may open it may \
                            ask; on loopback a token is needed (`candor token`).",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "http://localhost" }],
        "security": [{}, { "operator": [] }, { "bearer": [] }],
        "paths": paths,
        "components": { "securitySchemes": {
            "operator": { "type": "apiKey", "in": "header", "name": "Candor-Operator" },
            "bearer": { "type": "http", "scheme": "bearer" },
        } },
    })
}

fn operation(endpoint: &Endpoint) -> Value {
    let doc = endpoint.doc;
    let parameters = doc.parameters.iter().map(|it| {
        let is_in_path = endpoint.path.contains(&format!("{{{}}}", it.name));
        json!({
            "name": it.name,
            "in": if is_in_path { "path" } else { "query" },
            "required": is_in_path,
            "description": it.text,
            "schema": { "type": name(it.kind) },
        })
    });
    let (kind, schema) = match &doc.answer {
        Answer::Object(members) => ("application/json", object(members)),
        Answer::List(members) => {
            let list = json!({ "type": "array", "items": object(members) });
            ("application/json", list)
        }
        Answer::Json => ("application/json", json!({})),
        Answer::Text(kind) => (*kind, json!({ "type": "string" })),
        Answer::Events => ("text/event-stream", json!({ "type": "string" })),
    };
    let mut operation = json!({
        "operationId": identifier(endpoint),
        "summary": doc.summary,
        "parameters": parameters.collect::<Vec<_>>(),
        "responses": {
            "200": { "description": doc.summary, "content": { kind: { "schema": schema } } },
            "default": {
                "description": "Why not.",
                "content": { "application/problem+json": { "schema": object(&PROBLEM) } },
            },
        },
    });
    if !doc.body.is_empty() {
        operation["requestBody"] = json!({
            "content": { "application/json": { "schema": object(doc.body) } },
        });
    }
    operation
}

/// The members of a refusal.
static PROBLEM: [Member; 3] = [
    Member("title", Kind::Text, "The status in words."),
    Member("status", Kind::Integer, "The status."),
    Member("detail", Kind::Text, "What is missing or wrong."),
];

fn object(members: &[Member]) -> Value {
    if members.is_empty() {
        return json!({ "type": "object" });
    }
    let mut properties = Map::new();
    let mut required = Vec::new();
    for Member(named, kind, text) in members {
        let bare = named.trim_end_matches('?');
        if bare == *named {
            required.push(bare);
        }
        let kind = match bare == *named {
            true => json!(name(*kind)),
            // What is not there may also be null.
            false => json!([name(*kind), "null"]),
        };
        let value = json!({ "type": kind, "description": text });
        properties.insert(bare.to_owned(), value);
    }
    json!({ "type": "object", "properties": properties, "required": required })
}

const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Array => "array",
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Object => "object",
        Kind::Text => "string",
    }
}

/// `GET /v1/requests/{id}` → `getRequestsId`.
fn identifier(endpoint: &Endpoint) -> String {
    let mut text = endpoint.method.as_str().to_ascii_lowercase();
    let path = endpoint.path.strip_prefix("/v1").unwrap_or(endpoint.path);
    for word in path.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut letters = word.chars();
        text.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        text.extend(letters);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let endpoints = super::super::endpoints();
        let names = endpoints.iter().map(identifier).collect::<BTreeSet<_>>();
        assert_eq!(names.len(), endpoints.len());
    }

    #[test]
    fn every_parameter_of_a_path_is_described() {
        for endpoint in super::super::endpoints() {
            for word in endpoint.path.split('/') {
                let named = word.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
                let is_described = |name| endpoint.doc.parameters.iter().any(|p| p.name == name);
                assert!(named.is_none_or(is_described), "{}", endpoint.path);
            }
        }
    }
}
