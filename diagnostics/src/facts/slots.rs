//! The placeholders of sentences and commands, and the values they get.

use std::borrow::Cow;

use super::{Facts, RawHead, address_of, split_address};
use crate::anatomy;
use crate::evidence::{
    Alike, ConfigurationFault, Denied, Evidence, FIELDS_MAX, Loop, RAW_HEAD_MAX, ResolutionOutcome,
    TlsFault,
};
use crate::exchange::Place;
use crate::locale::Locale;
use crate::names;

impl<'a> Facts<'a> {
    /// The value of a placeholder. Raw: whoever writes it escapes or quotes it.
    pub(crate) fn value(&self, name: &str) -> Option<Cow<'a, str>> {
        self.http2_value(name)
            .or_else(|| self.fastcgi_value(name))
            .or_else(|| self.availability_value(name))
            .or_else(|| self.address_value(name))
            .or_else(|| self.request_value(name))
            .or_else(|| self.failure_value(name))
            .or_else(|| self.resolution_value(name))
            .or_else(|| self.configuration_value(name))
            .or_else(|| self.policy_value(name))
            .or_else(|| self.tls_value(name))
            .or_else(|| self.path_value(name))
            .or_else(|| self.host_value(name))
            .or_else(|| self.application_value(name))
            .or_else(|| self.found_value(name))
            .or_else(|| self.history_value(name))
            .or_else(|| self.probe_value(name))
            .or_else(|| self.head_value(name))
            .or_else(|| self.body_value(name))
            .or_else(|| self.course_value(name))
    }

    fn address_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let attempt = self.nearest_attempt();
        Some(match name {
            "peer" => address_of(attempt?),
            "ip" => Cow::Owned(self.ip()?.to_string()),
            "port" => Cow::Owned(self.port()?.to_string()),
            "host" => Cow::Borrowed(self.host()?),
            "socket" => Cow::Borrowed(self.socket()?),
            "socket_name" => Cow::Borrowed(self.socket()?.rsplit('/').next()?),
            "server" => Cow::Borrowed(attempt?.server.as_str()),
            "upstream" => Cow::Borrowed(attempt?.upstream.as_str()),
            "upstream_scheme" => Cow::Borrowed(if attempt?.tls { "https" } else { "http" }),
            "received_status" => return number(u64::from(attempt?.received_status?)),
            "upstream_place" => place(attempt?.place.as_ref()?),
            "addresses" => Cow::Owned(self.addresses()?),
            "unit" => match self.found_unit() {
                Some(unit) => Cow::Borrowed(unit.name.as_str()),
                None => Cow::Owned(self.unit()?),
            },
            _ => return None,
        })
    }

    /// Every address that was tried.
    fn addresses(&self) -> Option<String> {
        let mut all: Vec<&str> = Vec::new();
        for (_, tried) in self.tries() {
            if !all.contains(&tried.address.as_str()) && all.len() < 8 {
                all.push(&tried.address);
            }
        }
        (!all.is_empty()).then(|| all.join(self.locale.say(" and ")))
    }

    /// A guess at the systemd unit behind a socket: `/run/app.sock`, `/run/app/x.sock` → `app`.
    fn unit(&self) -> Option<String> {
        let path = self.socket()?;
        let mut parts = path.rsplit('/');
        let file = parts.next()?;
        let parent = parts.next()?;
        let stem = file.strip_suffix(".sock").unwrap_or(file);
        let own = matches!(parent, "" | "run" | "tmp" | "sockets" | "var");
        Some(if own { stem } else { parent }.to_owned())
    }

    fn request_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let request = &self.exchange.request;
        let text = match name {
            "request_host" => &request.host,
            "method" => &request.method,
            "path" => &request.path,
            "client" => &request.client,
            "listener" => &request.listener,
            "scheme" => &request.scheme,
            "protocol" => &request.protocol,
            "request_id" => &self.exchange.request_id,
            "site" => return Some(Cow::Borrowed(&*self.exchange.site.as_ref()?.name)),
            "route" => return Some(Cow::Borrowed(&*self.exchange.route.as_ref()?.name)),
            "config" => {
                let route = self.exchange.route.as_ref();
                let named = route.or(self.exchange.site.as_ref())?;
                return Some(place(named.place.as_ref()?));
            }
            "config_file" => {
                let route = self.exchange.route.as_ref();
                let named = route.or(self.exchange.site.as_ref())?;
                let file = &*named.place.as_ref()?.file;
                // What the command line or the demonstration made is no file.
                return file.ends_with(".toml").then_some(Cow::Borrowed(file));
            }
            "site_key" => return self.site_key(),
            "nearest_host" | "known_hosts" => return self.known_hosts(name),
            "duration" => return Some(ms(self.exchange.duration_us / 1000)),
            "bytes_out" => return number(self.exchange.bytes_out),
            "phase" => return Some(Cow::Borrowed(self.phase.as_str())),
            "attempts" => return number(self.exchange.attempts.len() as u64),
            _ => return None,
        };
        (!text.is_empty()).then_some(Cow::Borrowed(text.as_str()))
    }

    /// The key of the site that is missing.
    fn site_key(&self) -> Option<Cow<'a, str>> {
        self.last(|evidence| match evidence {
            Evidence::NoRoute { host, .. } => Some(Cow::Borrowed(host.as_str())),
            _ => None,
        })
        .map(|(_, host)| host)
    }

    fn known_hosts(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, known) = self.last(|evidence| match evidence {
            Evidence::NoRoute { known, .. } => Some(known),
            _ => None,
        })?;
        match name {
            "nearest_host" => known.first().map(|host| Cow::Borrowed(host.as_str())),
            _ => (!known.is_empty()).then(|| Cow::Owned(known.join(", "))),
        }
    }

    fn failure_value(&self, name: &str) -> Option<Cow<'a, str>> {
        Some(match name {
            "errno" => Cow::Owned(self.errno()?.to_string()),
            "errno_name" => Cow::Borrowed(names::errno(self.errno()?)?),
            "timer" => Cow::Borrowed(self.timer()?.1.name),
            "limit" => ms(self.timer()?.1.limit_ms),
            "elapsed" => match self.timer() {
                Some((_, timer)) => ms(timer.elapsed_ms),
                None => us(self.tries().last()?.1.elapsed_us),
            },
            "timer_place" => match &self.timer()?.1.place {
                Some(written) => place(written),
                None => Cow::Borrowed(self.locale.say("the default")),
            },
            "after" => match self.ended()?.2 {
                Some(after) => ms(after),
                None => us(self.attempt?.timeline.head_us?),
            },
            "idle" => ms(self.nearest_attempt()?.reused?.idle_ms),
            "what" => self.what()?,
            "error_text" => self.error_text()?,
            "reason" => Cow::Owned(self.reason?.replace('_', " ")),
            "offset" => return self.request_offset(),
            "overload" => self.overload(|limit, _, _| Cow::Borrowed(limit))?,
            "overload_value" => self.overload(|_, value, _| Cow::Owned(value.to_string()))?,
            "overload_max" => self.overload(|_, _, max| Cow::Owned(max.to_string()))?,
            _ => return None,
        })
    }

    /// The last errno in the evidence.
    pub(crate) fn errno(&self) -> Option<i32> {
        let errno = self.last(|evidence| match evidence {
            Evidence::Connect(tried) => tried.errno,
            Evidence::Ended { errno, .. }
            | Evidence::Io { errno, .. }
            | Evidence::BodyEnded { errno, .. } => *errno,
            _ => None,
        });
        errno.map(|(_, errno)| errno)
    }

    fn what(&self) -> Option<Cow<'a, str>> {
        self.last(|evidence| match evidence {
            Evidence::Internal { what } => Some(Cow::Borrowed(what.as_str())),
            _ => None,
        })
        .map(|(_, what)| what)
    }

    fn error_text(&self) -> Option<Cow<'a, str>> {
        self.last(|evidence| match evidence {
            Evidence::Io { text, .. }
            | Evidence::Tls(
                TlsFault::Other { text }
                | TlsFault::Incompatible { text, .. }
                | TlsFault::Record { text, .. },
            ) => Some(Cow::Borrowed(text.as_str())),
            _ => None,
        })
        .map(|(_, text)| text)
    }

    fn request_offset(&self) -> Option<Cow<'a, str>> {
        self.last(|evidence| match evidence {
            Evidence::RequestInvalid { offset, .. } => *offset,
            _ => None,
        })
        .and_then(|(_, offset)| number(offset))
    }

    fn overload<T>(&self, pick: impl Fn(&'a str, u64, u64) -> T) -> Option<T> {
        self.last(|evidence| match evidence {
            Evidence::Overload { limit, value, max } => Some(pick(limit, *value, *max)),
            _ => None,
        })
        .map(|(_, value)| value)
    }

    fn resolution_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, resolution) = self.resolution()?;
        Some(match name {
            "question" => Cow::Borrowed(resolution.question.as_str()),
            "asked" => list(&resolution.asked)?,
            "answers" => list(&resolution.answers)?,
            "resolvers" => list(&resolution.resolvers)?,
            "answers_before" => list(&resolution.changed.as_ref()?.before)?,
            "changed_age" => ms(resolution.changed.as_ref()?.ago_ms),
            "asked_last" => Cow::Borrowed(resolution.asked.last()?.as_str()),
            "aliases" => list(&resolution.aliases)?,
            "alias_end" => Cow::Borrowed(resolution.aliases.last()?.as_str()),
            "similar" => list(&resolution.similar).or_else(|| list(&self.name_now()?.similar))?,
            "rcode" => {
                let rcode = self.rcode()?;
                match names::rcode(rcode) {
                    Some(name) => Cow::Borrowed(name),
                    None => Cow::Owned(format!("RCODE {rcode}")),
                }
            }
            "resolver_errno" => match resolution.outcome {
                ResolutionOutcome::Unreachable { errno } => Cow::Owned(errno.to_string()),
                _ => return None,
            },
            "resolver_errno_name" => match resolution.outcome {
                ResolutionOutcome::Unreachable { errno } => Cow::Borrowed(names::errno(errno)?),
                _ => return None,
            },
            "info_code" => Cow::Owned(resolution.extended.first()?.code.to_string()),
            "info_name" => Cow::Borrowed(names::extended_error(resolution.extended.first()?.code)?),
            "info_text" => {
                let mut texts = resolution.extended.iter().map(|it| it.text.as_str());
                Cow::Borrowed(texts.find(|text| !text.is_empty())?)
            }
            "questions" => Cow::Owned(resolution.queries.len().to_string()),
            "resolver" => Cow::Borrowed(split_address(resolution.resolvers.first()?).0),
            "resolver_port" => {
                let (_, port) = split_address(resolution.resolvers.first()?);
                Cow::Owned(port.unwrap_or(53).to_string())
            }
            "resolve_elapsed" => ms(resolution.elapsed_ms),
            "answer_age" => ms(resolution.age_ms?),
            "ttl" => Cow::Owned(format!("{} s", resolution.ttl_s?)),
            _ => return None,
        })
    }

    /// The RCODE of the answer that decided.
    pub(crate) fn rcode(&self) -> Option<u16> {
        match self.resolution()?.1.outcome {
            ResolutionOutcome::Rcode { rcode } => Some(rcode),
            _ => None,
        }
    }

    /// Why the configuration is refused.
    pub(crate) fn configuration_fault(&self) -> Option<(usize, &'a ConfigurationFault)> {
        self.last(|evidence| match evidence {
            Evidence::Configuration(fault) => Some(fault),
            _ => None,
        })
    }

    fn configuration_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fault) = self.configuration_fault()?;
        let (ConfigurationFault::UpstreamUndefined { place: written, .. }
        | ConfigurationFault::AddressInvalid { place: written, .. }
        | ConfigurationFault::TlsMaterial { place: written, .. }) = fault;
        if let "fault_place" | "fault_file" = name {
            let written = written.as_ref()?;
            return Some(match name {
                "fault_place" => place(written),
                _ => Cow::Borrowed(&*written.file),
            });
        }
        match fault {
            ConfigurationFault::UpstreamUndefined {
                name: missing,
                known,
                ..
            } => match name {
                "missing_upstream" => Some(Cow::Borrowed(missing)),
                "known_upstreams" => list(known),
                "nearest_upstream" => Some(Cow::Borrowed(known.first()?)),
                _ => None,
            },
            ConfigurationFault::AddressInvalid {
                raw, rule, offset, ..
            } => match name {
                "raw_address" => Some(Cow::Borrowed(raw)),
                "rule" => Some(Cow::Owned(rule.replace('_', " "))),
                "rule_offset" => number(*offset),
                _ => None,
            },
            ConfigurationFault::TlsMaterial {
                path,
                errno,
                text,
                uid,
                ..
            } => match name {
                "file" => Some(Cow::Borrowed(path)),
                "file_errno" => number(u64::from(errno.as_ref()?.unsigned_abs())),
                "file_errno_name" => names::errno((*errno)?).map(Cow::Borrowed),
                "file_text" => Some(Cow::Borrowed(text.as_deref()?)),
                "our_uid" => number(u64::from(*uid)),
                _ => None,
            },
        }
    }

    /// The rule that denied the client.
    pub(crate) fn denied(&self) -> Option<(usize, &'a Denied)> {
        self.last(|evidence| match evidence {
            Evidence::Denied(denied) => Some(denied),
            _ => None,
        })
    }

    /// How the request came back.
    pub(crate) fn came_back(&self) -> Option<(usize, &'a Loop)> {
        self.last(|evidence| match evidence {
            Evidence::Loop(came_back) => Some(came_back),
            _ => None,
        })
    }

    fn resolver_file_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let file = self.last(|evidence| match evidence {
            Evidence::ResolverFile { path, errno, .. } => Some((path.as_str(), *errno)),
            _ => None,
        });
        let (_, (path, errno)) = file?;
        match name {
            "resolver_file" => Some(Cow::Borrowed(path)),
            _ => names::errno(errno?).map(Cow::Borrowed),
        }
    }

    fn policy_value(&self, name: &str) -> Option<Cow<'a, str>> {
        if let "resolver_file" | "resolver_file_errno_name" = name {
            return self.resolver_file_value(name);
        }
        match name {
            "rule_place" => self.denied()?.1.place.as_ref().map(|rule| place(rule)),
            "rule_network" => Some(Cow::Borrowed(self.denied()?.1.network.as_deref()?)),
            "own_listener" => Some(Cow::Borrowed(self.came_back()?.1.own_listener.as_deref()?)),
            "via" => list(&self.came_back()?.1.via),
            _ => None,
        }
    }

    fn path_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let path = self.socket_path()?;
        let last = path.parts.last();
        let denied = path.parts.iter().find(|part| part.denies);
        Some(match name {
            "missing_part" => Cow::Borrowed(last.filter(|part| part.kind.is_none())?.path.as_str()),
            "denied_part" => Cow::Borrowed(denied?.path.as_str()),
            "denied_mode" => Cow::Owned(format!("{:04o}", denied?.mode)),
            "denied_uid" => Cow::Owned(denied?.uid.to_string()),
            "denied_gid" => Cow::Owned(denied?.gid.to_string()),
            "uid" => Cow::Owned(path.uid.to_string()),
            "gids" => {
                let gids: Vec<String> = path.gids.iter().take(16).map(u32::to_string).collect();
                list(&gids)?
            }
            _ => return None,
        })
    }

    /// What was looked up on this host because a call failed.
    fn host_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let ports = self.local_ports();
        let rights = self.rights();
        Some(match name {
            "first_port" => Cow::Owned(ports?.first.to_string()),
            "last_port" => Cow::Owned(ports?.last.to_string()),
            "ports" => return number(ports?.count()),
            "sockets_in_use" => return number(ports?.in_use?),
            "time_wait" => return number(ports?.time_wait?),
            "uid" => Cow::Owned(rights?.uid.to_string()),
            "label" => Cow::Borrowed(rights?.label.as_deref()?),
            "files_limit" => return number(self.open_files()?.0),
            "files_most" => return number(self.open_files()?.1),
            "pid" => return self.pid(),
            "socket_made" => {
                let mut text = String::new();
                crate::time::write_s(&mut text, self.socket_file()?.modified_unix_s?);
                Cow::Owned(text)
            }
            "socket_age" => span_s(self.socket_age_s()?, self.locale),
            "backlog_max" => return self.backlog_max(),
            "prohibited" | "rule" | "rule_place" => return self.prohibited_value(name),
            _ => return None,
        })
    }

    /// What is remembered of the upstream.
    fn history_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let history = self.history()?;
        let reload = history.reload.as_ref();
        Some(match name {
            "count" => return number(history.count),
            "first_time" => {
                let mut text = String::new();
                crate::time::write_s(&mut text, history.first_unix_s);
                Cow::Owned(text)
            }
            "answered" => return number(self.answered()?),
            "answered_since" => return number(history.answered_since),
            "recent" => return number(history.recent.count),
            "recent_span" => ms(history.recent.span_ms),
            "recent_answered" => return number(history.recent.answered),
            "members" => return number(history.recent.members),
            "reload_age" => ms(reload?.until_first_ms),
            "reload_changed" => list(&reload?.values)?,
            "last_success" => {
                let mut text = String::new();
                crate::time::write_ms(&mut text, history.last_success_unix_ms?);
                Cow::Owned(text)
            }
            "last_success_age" => ms(self.last_success_age_ms()?),
            _ => return alike_value(&history.alike, name),
        })
    }

    /// How long before this request the last one began that was answered.
    pub(crate) fn last_success_age_ms(&self) -> Option<u64> {
        let last = self.history()?.last_success_unix_ms?;
        u64::try_from(self.exchange.time_unix_ms.checked_sub(last)?).ok()
    }

    fn pid(&self) -> Option<Cow<'a, str>> {
        let pid = self.last(|evidence| match evidence {
            Evidence::OpenFiles { pid, .. } => Some(*pid),
            _ => None,
        });
        number(u64::from(pid?.1))
    }

    fn backlog_max(&self) -> Option<Cow<'a, str>> {
        let max = self.last(|evidence| match evidence {
            Evidence::Backlog { max } => Some(*max),
            _ => None,
        });
        number(max?.1)
    }

    fn prohibited_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, (address, rule, place_of_rule)) = self.last(|evidence| match evidence {
            Evidence::Prohibited {
                address,
                rule,
                place,
            } => Some((address.as_str(), rule.as_str(), place.as_ref())),
            _ => None,
        })?;
        Some(match (name, place_of_rule) {
            ("prohibited", _) => Cow::Borrowed(address),
            ("rule", _) => Cow::Borrowed(rule),
            (_, Some(written)) => place(written),
            (_, None) => Cow::Borrowed(self.locale.say("the default")),
        })
    }

    fn head_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, head) = self.raw_head()?;
        if name == "head_bytes" {
            return number(head.total);
        }
        let values = match name {
            "lengths" => Some(self.head_values(b"content-length")),
            "codings" => Some(self.head_values(b"transfer-encoding")),
            _ => None,
        };
        if let Some(values) = values {
            let shown: Vec<String> = values.map(escaped_value).collect();
            return list(&shown);
        }
        let finding = self.head_finding()?;
        Some(match name {
            "spoken" => Cow::Borrowed(self.head()?.protocol?.name),
            "defect_offset" => Cow::Owned(finding.offset.to_string()),
            "defect_line" => Cow::Owned(finding.line.to_string()),
            "expected" => Cow::Borrowed(self.locale.say(finding.expected)),
            "found" => Cow::Owned(found(head.raw, finding.offset, self.locale)),
            "defect" => Cow::Owned(finding.reason.replace('_', " ")),
            "excerpt" => {
                let excerpt = finding.excerpt(head.raw);
                Cow::Owned(format!(
                    "{}{}{}",
                    excerpt.before, excerpt.marked, excerpt.after
                ))
            }
            "length_value" => Cow::Owned(line_value(head.raw, finding.offset)),
            "head_alert" => self.head_alert()?,
            _ => return self.field_value(name, &head, finding.offset),
        })
    }

    /// The alert that stands in place of a head, by name where it has one.
    fn head_alert(&self) -> Option<Cow<'a, str>> {
        let protocol = self.head()?.protocol?;
        let id = protocol.alert?;
        Some(match protocol.alert_name() {
            Some(name) => Cow::Owned(format!("{name} ({id})")),
            None => Cow::Owned(id.to_string()),
        })
    }

    fn field_value(&self, name: &str, head: &RawHead<'a>, offset: usize) -> Option<Cow<'a, str>> {
        let raw = head.raw;
        Some(match name {
            "field_name" => escaped(anatomy::field_at(raw, offset)?.name),
            "field_size" => {
                let whole = raw.len() - offset.min(raw.len());
                let size = anatomy::field_at(raw, offset).map_or(whole, |size| size.bytes);
                Cow::Owned(size.to_string())
            }
            "previous_field" => {
                let line = raw.get(..offset)?.iter().rposition(|byte| *byte == b'\n')?;
                escaped(anatomy::field_at(raw, line)?.name)
            }
            "largest_fields" => {
                let sizes = self.largest_fields();
                let shown = sizes.iter().map(|size| {
                    let (name, bytes) = (escaped(size.name), size.bytes);
                    match size.lines {
                        1 => format!("{name} {bytes} B"),
                        lines => format!("{name} {bytes} B (x{lines})"),
                    }
                });
                let shown = shown.collect::<Vec<_>>().join(", ");
                (!shown.is_empty()).then_some(Cow::Owned(shown))?
            }
            "head_fields" => return number(u64::from(self.head()?.fields)),
            "head_limit" => return number(RAW_HEAD_MAX as u64),
            "field_limit" => return number(FIELDS_MAX as u64),
            "version_word" => escaped(status_word(raw, 0)?),
            "status_word" => escaped(status_word(raw, 1)?),
            _ => return None,
        })
    }

    fn body_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let body = self.last(|evidence| match evidence {
            Evidence::BodyEnded {
                declared,
                received,
                idle_ms,
                ..
            } => Some((*declared, *received, *idle_ms)),
            Evidence::Overrun {
                declared,
                surplus_seen,
                ..
            } => Some((Some(*declared), *surplus_seen, 0)),
            Evidence::BodyTooLarge {
                declared, received, ..
            } => Some((*declared, *received, 0)),
            _ => None,
        });
        if let ("surplus", Some(surplus)) = (name, self.surplus()) {
            return Some(Cow::Owned(surplus.escape_ascii().to_string()));
        }
        if let "status" | "server_field" = name {
            return self.origin_value(name);
        }
        if let Some(value) = self.broken_body_value(name) {
            return Some(value);
        }
        let (_, (declared, received, idle_ms)) = body?;
        match name {
            "declared" => number(declared?),
            "received" | "surplus_seen" => number(received),
            "missing" => number(declared?.saturating_sub(received)),
            "body_idle" => Some(ms(idle_ms)),
            _ => None,
        }
    }

    fn broken_body_value(&self, name: &str) -> Option<Cow<'a, str>> {
        if name.starts_with("chunk_") {
            let (_, chunk) = self.chunk()?;
            return match name {
                "chunk_offset" => number(chunk.offset),
                "chunk_size" => number(chunk.size),
                // What a reader of the body's bytes, counted from 1, begins with.
                "chunk_near" => number(chunk.offset.saturating_sub(63).max(1)),
                "chunk_found" => Some(Cow::Owned(found(&chunk.found, 0, self.locale))),
                "chunk_excerpt" => Some(Cow::Owned(chunk.found.escape_ascii().to_string())),
                _ => None,
            };
        }
        if name.starts_with("stop_") {
            let (_, stop) = self.last(|evidence| match evidence {
                Evidence::ChunkStop(stop) => Some(stop),
                _ => None,
            })?;
            return match name {
                "stop_size" => number(stop.size),
                "stop_left" => number(stop.left),
                _ => None,
            };
        }
        if name.starts_with("body_limit") {
            let (_, (limit, written)) = self.last(|evidence| match evidence {
                Evidence::BodyTooLarge { limit, place, .. } => Some((*limit, place.as_ref())),
                _ => None,
            })?;
            return match name {
                "body_limit" => number(limit),
                "body_limit_place" => Some(place(written?)),
                _ => None,
            };
        }
        let (_, coding) = self.last(|evidence| match evidence {
            Evidence::Coding(coding) => Some(coding),
            _ => None,
        })?;
        match name {
            "content_coding" => Some(Cow::Borrowed(coding.coding)),
            "coding_offset" => number(coding.offset),
            "coding_first" => Some(Cow::Owned(coding.first.escape_ascii().to_string())),
            _ => None,
        }
    }

    /// The first bytes after the end of a body.
    pub(crate) fn surplus(&self) -> Option<&'a [u8]> {
        let surplus = self.last(|evidence| match evidence {
            Evidence::Overrun { surplus, .. } => Some(surplus.as_slice()),
            _ => None,
        });
        surplus.map(|(_, surplus)| surplus)
    }

    fn origin_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let origin = self.last(|evidence| match evidence {
            Evidence::OriginStatus { status, server } => Some((*status, server.as_deref())),
            _ => None,
        });
        let (_, (status, server)) = origin?;
        match name {
            "status" => number(u64::from(status)),
            _ => server.map(Cow::Borrowed),
        }
    }
}

/// What failures have in common.
fn alike_value(alike: &Alike, name: &str) -> Option<Cow<'static, str>> {
    let slower = alike.saturation;
    Some(match name {
        "period" => ms(alike.periodic?.every_ms),
        "period_times" => return number(alike.periodic?.times),
        "reused_failures" => return number(alike.only_reused?),
        "body_failures" => return number(alike.large_bodies?.failures),
        "body_least" => return number(alike.large_bodies?.least),
        "body_answered" => return number(alike.large_bodies?.answered),
        "slow_before" => ms(slower?.before_ms),
        "slow_then" => ms(slower?.then_ms),
        "connections_before" => return number(slower?.connections_before),
        "connections_then" => return number(slower?.connections_then),
        _ => return None,
    })
}

/// A word of the first line, too short for a secret.
fn status_word(raw: &[u8], index: usize) -> Option<&[u8]> {
    const SHOWN_MAX: usize = 16;
    let line = raw.split(|byte| *byte == b'\n').next()?;
    let word = line.split(u8::is_ascii_whitespace).nth(index)?;
    Some(&word[..word.len().min(SHOWN_MAX)])
}

/// A word of a head, short enough for a sentence.
fn escaped(word: &[u8]) -> Cow<'static, str> {
    const SHOWN_MAX: usize = 40;
    let mut shown = word[..word.len().min(SHOWN_MAX)].escape_ascii().to_string();
    if word.len() > SHOWN_MAX {
        shown.push('…');
    }
    Cow::Owned(shown)
}

/// What stands at an offset: `0x0A (LF)`.
pub(crate) fn found(raw: &[u8], offset: usize, locale: Locale) -> String {
    let Some(byte) = raw.get(offset) else {
        return locale.say("the end").to_owned();
    };
    match byte {
        0 => "0x00 (NUL)".to_owned(),
        b'\t' => "0x09 (TAB)".to_owned(),
        b'\n' => "0x0A (LF)".to_owned(),
        b'\r' => "0x0D (CR)".to_owned(),
        b' ' => format!("0x20 ({})", locale.say("space")),
        0x21..=0x7e => format!("0x{byte:02X} ({:?})", char::from(*byte)),
        _ => format!("0x{byte:02X}"),
    }
}

/// The value of the field line around an offset, escaped; Content-Length holds no secret.
fn line_value(raw: &[u8], offset: usize) -> String {
    let at = offset.min(raw.len());
    let feed = |byte: &u8| *byte == b'\n';
    let start = raw[..at].iter().rposition(feed).map_or(0, |feed| feed + 1);
    let end = raw[at..]
        .iter()
        .position(feed)
        .map_or(raw.len(), |feed| at + feed);
    let line = &raw[start..end];
    let value = line
        .iter()
        .position(|byte| *byte == b':')
        .map_or(line, |colon| &line[colon + 1..]);
    escaped_value(value.trim_ascii())
}

fn escaped_value(value: &[u8]) -> String {
    value[..value.len().min(80)].escape_ascii().to_string()
}

fn place(place: &Place) -> Cow<'static, str> {
    Cow::Owned(place.to_string())
}

pub(super) fn number(value: u64) -> Option<Cow<'static, str>> {
    Some(Cow::Owned(value.to_string()))
}

pub(super) fn list<'b>(values: &[String]) -> Option<Cow<'b, str>> {
    const SHOWN_MAX: usize = 8;
    let shown = values
        .iter()
        .take(SHOWN_MAX)
        .map(String::as_str)
        .collect::<Vec<_>>();
    let more = if values.len() > SHOWN_MAX {
        ", …"
    } else {
        ""
    };
    (!shown.is_empty()).then(|| Cow::Owned(shown.join(", ") + more))
}

/// Bytes as people say them: `512 B`, `3.4 MiB`.
pub(crate) fn bytes(value: u64) -> Cow<'static, str> {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    if value < 1024 {
        return Cow::Owned(format!("{value} B"));
    }
    let mut scaled = value as f64 / 1024.0;
    let mut unit = UNITS[0];
    for larger in &UNITS[1..] {
        if scaled >= 1024.0 {
            (scaled, unit) = (scaled / 1024.0, larger);
        }
    }
    Cow::Owned(format!("{scaled:.1} {unit}"))
}

/// Milliseconds as people say them: `250 ms`, `3 s`, `2 min`.
pub(crate) fn ms(value: u64) -> Cow<'static, str> {
    Cow::Owned(match value {
        0..1000 => format!("{value} ms"),
        _ if value.is_multiple_of(60_000) => format!("{} min", value / 60_000),
        _ if value.is_multiple_of(1000) => format!("{} s", value / 1000),
        _ => format!("{}.{} s", value / 1000, value % 1000 / 100),
    })
}

/// Microseconds likewise: `180 µs`, `1.2 ms`.
pub(crate) fn us(value: u64) -> Cow<'static, str> {
    match value {
        0..1000 => Cow::Owned(format!("{value} µs")),
        1000..10_000 => Cow::Owned(format!("{}.{} ms", value / 1000, value % 1000 / 100)),
        _ => ms(value / 1000),
    }
}

/// Seconds as people say them where it is about days: `3 days`.
pub(crate) fn span_s(seconds: i64, locale: Locale) -> Cow<'static, str> {
    let seconds = seconds.max(0);
    let (count, words) = match seconds {
        1 => (seconds, locale.say("{count} second")),
        0..120 => (seconds, locale.say("{count} seconds")),
        120..7200 => (seconds / 60, locale.say("{count} minutes")),
        7200..172_800 => (seconds / 3600, locale.say("{count} hours")),
        _ => (seconds / 86_400, locale.say("{count} days")),
    };
    Cow::Owned(words.replace("{count}", &count.to_string()))
}
