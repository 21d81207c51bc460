//! Where scripts are, for members that speak FastCGI or uwsgi: `php`, `files`.

use crate::action::Reading;
use crate::model::{Gateway, Place, Protocol};
use crate::reader::{a_text, beside};
use crate::tree::{Node, Table};

/// Reads `files`. `looks`: whether it stands beside `php`. `at`: the route's upstream.
pub(crate) fn read(
    reading: &mut Reading<'_>,
    own: &Table,
    looks: Option<&Node>,
    at: usize,
) -> Option<Box<Gateway>> {
    let Some((key, node)) = own.entry("files") else {
        if let Some(php) = looks {
            let message = "`php` does not say where the scripts are";
            let help =
                "write `files = \"/srv/www\"`: the directory with index.php, as php-fpm sees it";
            reading.report.error(&php.place, message, help);
        }
        return None;
    };
    if looks.is_none() && !scripts(reading, at) {
        let message = "`files` beside `proxy` is for members that speak FastCGI or uwsgi";
        let help = "let the application or another web server serve files, and `proxy` to it";
        reading.report.error(&key.place, message, help);
        return None;
    }
    let root = match a_text("files", node) {
        Ok(text) => beside(&node.place, text),
        Err((message, help)) => {
            reading.report.error(&node.place, message, help);
            return None;
        }
    };
    // A script's name is told to another process, which may be in another directory.
    let root = std::path::absolute(&root).unwrap_or(root);
    let place: Place = node.place.clone();
    Some(Box::new(Gateway {
        root,
        looks: looks.is_some(),
        place,
    }))
}

/// Whether all members of an upstream take scripts.
fn scripts(reading: &Reading<'_>, at: usize) -> bool {
    let takes = |protocol| matches!(protocol, Protocol::FastCgi | Protocol::Uwsgi);
    reading.upstreams.all_speak(at, takes)
}

/// An upstream that takes requests in place of one that takes scripts must take scripts too.
pub(crate) fn check(reading: &mut Reading<'_>, at: usize, node: &Node) {
    if !scripts(reading, at) {
        let name = reading.upstreams.list[at].name.clone();
        reading.report.error(
            &node.place,
            format!("`{name}` does not speak FastCGI or uwsgi, as the route's own upstream does"),
            "write \"fastcgi://HOST:PORT\", or give those requests a route of their own",
        );
    }
}
