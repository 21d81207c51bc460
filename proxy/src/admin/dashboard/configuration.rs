//! `/routes` and `/certificates`: what the configuration in force comes to.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::words::{self, Moment};
use super::{Frame, Shared, cleaned, history, page};
use crate::command::route_rows;

/// Below so many days a certificate is marked.
const DAYS_LEFT_LOW: i64 = 14;

#[derive(Template)]
#[template(path = "routes.html")]
struct Routes {
    frame: Frame,
    sites: Vec<SiteRoutes>,
}

struct SiteRoutes {
    name: String,
    href: String,
    place: String,
    routes: Vec<RouteRow>,
}

struct RouteRow {
    pattern: String,
    action: String,
    place: String,
}

/// Every route, in match order.
pub(super) async fn routes(State(shared): State<Arc<Shared>>) -> Response {
    let configuration = Arc::clone(&shared.process.snapshot.load().configuration);
    let sites = configuration.sites.iter().map(|site| SiteRoutes {
        name: cleaned(&site.key),
        href: format!("/site?name={}", words::query(&site.key)),
        place: format!("{}:{}", site.place.file, site.place.line),
        routes: site
            .routes
            .iter()
            .flat_map(|route| {
                let rows = route_rows(&configuration, route).into_iter();
                let place = format!("{}:{}", route.place.file, route.place.line);
                rows.map(move |[pattern, action, host]| RouteRow {
                    pattern: cleaned(&pattern),
                    action: match host.is_empty() {
                        true => cleaned(&action),
                        false => cleaned(&format!("{action}, {host}")),
                    },
                    place: place.clone(),
                })
            })
            .collect(),
    });
    page(&Routes {
        frame: Frame::new("Routes", "/routes"),
        sites: sites.collect(),
    })
}

#[derive(Template)]
#[template(path = "certificates.html")]
struct Certificates {
    frame: Frame,
    rows: Vec<CertificateRow>,
}

struct CertificateRow {
    site: String,
    href: String,
    names: String,
    file: String,
    until: Moment,
    left: String,
    class: &'static str,
}

/// The certificate of each site that has one, the one that ends first above.
pub(super) async fn certificates(State(shared): State<Arc<Shared>>) -> Response {
    let snapshot = shared.process.snapshot.load_full();
    let now = history::now();
    let sites = snapshot.configuration.sites.iter();
    let mut served: Vec<_> = sites
        .zip(&snapshot.certificates)
        .filter_map(|(site, facts)| Some((site, site.tls.as_ref()?, facts.as_ref()?)))
        .collect();
    served.sort_by_key(|(_, _, facts)| facts.not_after);
    let rows = served.into_iter().map(|(site, tls, facts)| {
        let days = facts.days_left(now / 1_000);
        let (left, class) = match days {
            ..0 => ("expired".to_owned(), "bad"),
            0 => ("less than a day left".to_owned(), "bad"),
            1 => ("1 day left".to_owned(), "some"),
            _ if days < DAYS_LEFT_LOW => (format!("{days} days left"), "some"),
            _ => (format!("{days} days left"), "well"),
        };
        CertificateRow {
            site: cleaned(&site.key),
            href: format!("/site?name={}", words::query(&site.key)),
            names: cleaned(&facts.names.join(", ")),
            file: cleaned(&tls.certificate.display().to_string()),
            until: Moment::of(facts.not_after * 1_000, now),
            left,
            class,
        }
    });
    page(&Certificates {
        frame: Frame::new("Certificates", "/certificates"),
        rows: rows.collect(),
    })
}
