//! The servers of an upstream, as a list.

use crate::model::{Place, Server};
use crate::problem::Problem;
use crate::reader::{Reader, a_text};
use crate::report::Report;
use crate::server::{self, Refusal};
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
            Err(refusal) => report.push(refusal.problem(node)),
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

fn one(node: &Node, key: &str) -> Result<Server, Refusal> {
    if let Some(table) = node.table() {
        let addr = table
            .get("addr")
            .and_then(Node::text)
            .unwrap_or("127.0.0.1:3000");
        let message = "weights of servers are not in this version";
        return Err(Refusal::plain(message, format!("write \"{addr}\"")));
    }
    if let Value::Integer(Some(port)) = node.value {
        let message = format!("a server is a string; this is {}", node.kind());
        let help = format!("write \"127.0.0.1:{port}\"");
        return Err(Refusal::at("host_missing", 0, message, help));
    }
    let text = a_text(key, node).map_err(|(message, help)| Refusal::plain(message, help))?;
    if server::is_bare(text) {
        let help = format!(
            "write \"{text}:3000\" or \"http://{text}\"; the name of an upstream stands alone: `proxy = \"{text}\"`"
        );
        let message = format!("`{text}` has neither a port nor a scheme");
        return Err(Refusal::at("port_missing", text.len(), message, help));
    }
    let (address, tls) = server::parse(text)?;
    Ok(Server {
        text: text.into(),
        address,
        tls,
        place: node.place.clone(),
    })
}
