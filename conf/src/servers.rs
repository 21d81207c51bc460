//! The servers of an upstream, as a list.

use crate::model::{Place, Server};
use crate::problem::Problem;
use crate::reader::{Reader, a_text};
use crate::report::Report;
use crate::server;
use crate::tree::{Node, Value};

/// Those of a named table.
pub(crate) fn named(reader: &mut Reader<'_, '_>, place: &Place) -> Vec<Server> {
    let Some(node) = reader.get("servers") else {
        reader.report.error(
            place,
            "the upstream has no servers",
            "write `servers = [\"127.0.0.1:3000\"]`",
        );
        return Vec::new();
    };
    reader.record("servers", node.toml(), Some(&node.place));
    let nodes: &[Node] = match &node.value {
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    };
    if nodes.is_empty() {
        reader.report.error(
            &node.place,
            "the upstream has no servers",
            "write `servers = [\"127.0.0.1:3000\"]`",
        );
    }
    list(nodes, "servers", reader.report).unwrap_or_default()
}

/// Reads servers; `None` when one is wrong.
pub(crate) fn list(nodes: &[Node], key: &str, report: &mut Report) -> Option<Vec<Server>> {
    if nodes.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    for node in nodes {
        match one(node, key) {
            Ok(server) => out.push(server),
            Err((message, help)) => report.error(&node.place, message, help),
        }
    }
    for (at, server) in out.iter().enumerate() {
        let same = |s: &&Server| s.address == server.address && s.tls == server.tls;
        if let Some(first) = out[..at].iter().find(same) {
            let message = format!("the server `{}` is listed twice", server.text);
            report.push(
                Problem::at(&server.place, message, "keep one of the two")
                    .and(&first.place, "first listed here"),
            );
        }
    }
    (out.len() == nodes.len()).then_some(out)
}

fn one(node: &Node, key: &str) -> Result<Server, (String, String)> {
    if let Some(table) = node.table() {
        let addr = table
            .get("addr")
            .and_then(Node::text)
            .unwrap_or("127.0.0.1:3000");
        return Err((
            "weights of servers are not in this version".into(),
            format!("write \"{addr}\""),
        ));
    }
    if let Value::Integer(Some(port)) = node.value {
        return Err((
            format!("a server is a string; this is {}", node.kind()),
            format!("write \"127.0.0.1:{port}\""),
        ));
    }
    let text = a_text(key, node)?;
    if server::is_bare(text) {
        return Err((
            format!("`{text}` has neither a port nor a scheme"),
            format!(
                "write \"{text}:3000\" or \"http://{text}\"; the name of an upstream stands alone: `proxy = \"{text}\"`"
            ),
        ));
    }
    let (address, tls) = server::parse(text)?;
    Ok(Server {
        text: text.into(),
        address,
        tls,
        place: node.place.clone(),
    })
}
