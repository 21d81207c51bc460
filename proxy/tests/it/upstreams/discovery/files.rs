//! `file:`: a list that other programs write.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use super::{Fleet, answer, answers, lists, problem, says, told};
use crate::admin::run;
use crate::harness::{Candor, Client, Reply, Upstream, eventually};

const TOML: &str = "[diagnosis]\nprobes = false\n[site.\"http://127.0.0.1:0\"]\nproxy = \"inside\"\n\
                    [upstream.inside]\nservers = [\"file:{dir}/members\"]\n";

/// As a careful program does it.
fn replace(directory: &Path, content: &str) {
    let new = directory.join("members.new");
    fs::write(&new, content).unwrap();
    fs::rename(new, directory.join("members")).unwrap();
}

fn start(content: &str) -> Candor {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    replace(directory.path(), content);
    Candor::start_in(directory, TOML)
}

#[test]
fn a_list_is_followed() {
    let fleet = Fleet::start(3);
    let [one, two, three] = [0, 1, 2].map(|it| fleet.address(it));
    let candor = start(&format!("# ours\n{one}\n{two} weight=3\n{three} backup\n"));
    assert_eq!(answers(&candor, 8), [one.clone(), two.clone()]);
    let counts = [fleet.asked(0), fleet.asked(1), fleet.asked(2)];
    assert_eq!(counts, [2, 6, 0]);
    // A line that cannot be used changes nothing, and is named.
    replace(candor.directory(), &format!("{three}\nnonsense\n"));
    let line = told(&candor, |line| says(line, "line 2: "));
    assert!(says(&line, "keeps 3 members"), "{line}");
    assert_eq!(answers(&candor, 8), [one, two]);
    let (_, report, _) = run(&candor, &["doctor"]);
    assert!(
        report.contains("the members that were found stay"),
        "{report}"
    );
    // Not renamed, but written in place.
    fs::write(candor.directory().join("members"), &three).unwrap();
    eventually(|| (answers(&candor, 4) == [three.clone()]).then_some(()));
    told(&candor, |line| says(line, "works again"));
    // An empty list means nobody.
    replace(candor.directory(), "# nobody\n");
    told(&candor, |line| lists(line, "went", &three));
    let failed = problem(&candor).json();
    assert_eq!(failed["cause"], "upstream_none_available", "{failed}");
    assert_eq!(failed["reason"], "discovery_lists_none", "{failed}");
    let path = candor.directory().join("members");
    let path = path.to_str().unwrap();
    assert_eq!(failed["evidence"][0]["question"], path, "{failed}");
    let steps = failed["next_steps"].to_string();
    assert!(steps.contains(&format!("cat {path}")), "{steps}");
}

#[test]
fn a_list_that_is_not_there_is_said_and_awaited() {
    let fleet = Fleet::start(1);
    let candor = Candor::start(TOML);
    let path = candor.directory().join("members");
    let warning = format!("`file:{}`: No such file or directory", path.display());
    assert!(candor.stderr().contains(&warning), "{}", candor.stderr());
    told(&candor, |line| says(line, "No such file"));
    let failed = problem(&candor).json();
    assert_eq!(failed["cause"], "upstream_none_available", "{failed}");
    let why = failed["evidence"][0]["trouble"].as_str().unwrap();
    assert!(why.contains("No such file"), "{failed}");
    assert_eq!(failed["likely"][0]["id"], "source_unreadable", "{failed}");
    replace(candor.directory(), &fleet.address(0));
    eventually(|| (candor.get("/").status == 200).then_some(()));
    replace(candor.directory(), "nonsense here\n");
    let toml = candor.directory().join("candor.toml");
    let (exit, _, warnings) = run(&candor, &["check", toml.to_str().unwrap()]);
    assert_eq!(exit, 0, "{warnings}");
    assert!(warnings.contains("members`: line 1: "), "{warnings}");
}

#[test]
fn members_come_and_go_without_a_failed_request() {
    const ROUNDS: usize = 6;
    let fleet = Fleet::start(4);
    let all: Vec<_> = (0..4).map(|it| fleet.address(it)).collect();
    let candor = start(&all[..2].join("\n"));
    assert_eq!(answers(&candor, 8), all[..2]);
    let over = Arc::new(AtomicBool::new(false));
    let address = candor.address();
    let clients = (0..4).map(|_| {
        let over = Arc::clone(&over);
        thread::spawn(move || {
            let mut client = Client::connect(address);
            let mut asked = 0;
            while !over.load(Ordering::Relaxed) {
                let head = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
                assert_eq!(client.ask(address, head).status, 200);
                asked += 1;
            }
            asked
        })
    });
    let clients: Vec<_> = clients.collect();
    for round in 1..=ROUNDS {
        let now = [&all[round % 4], &all[(round + 1) % 4]];
        replace(candor.directory(), &format!("{}\n{}\n", now[0], now[1]));
        // Others are asked only when the list is taken.
        let came = now[1].clone();
        let mut members: Vec<_> = now.map(Clone::clone).into();
        members.sort();
        eventually(|| (answer(&candor) == came).then_some(()));
        eventually(|| (answers(&candor, 4) == members).then_some(()));
    }
    over.store(true, Ordering::Relaxed);
    let asked: usize = clients.into_iter().map(|it| it.join().unwrap()).sum();
    assert!(asked > ROUNDS, "{asked}");
    let lines = candor.log_lines();
    let mut failed = lines.iter().filter(|line| line["cause"].is_string());
    assert_eq!(failed.next(), None);
}

#[test]
fn a_member_that_goes_finishes_what_it_was_asked() {
    let (begun, seen) = mpsc::channel();
    let (go_on, wait) = mpsc::channel::<()>();
    let wait = Mutex::new(wait);
    let slow = Upstream::start(move |_| {
        begun.send(()).unwrap();
        let _ = wait.lock().unwrap().recv();
        Reply::ok("slow")
    });
    let fleet = Fleet::start(1);
    let slow_address = slow.address().to_string();
    let candor = start(&slow_address);
    let mut client = candor.client();
    client.send(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    seen.recv().unwrap();
    replace(candor.directory(), &fleet.address(0));
    told(&candor, |line| lists(line, "went", &slow_address));
    assert_eq!(answer(&candor), fleet.address(0));
    drop(go_on);
    assert_eq!(client.response().text(), "slow");
}

#[test]
fn a_member_that_was_set_aside_stays_so_when_it_comes_back() {
    let fleet = Fleet::start(2);
    let [one, two] = [0, 1].map(|it| fleet.address(it));
    let both = format!("{one}\n{two}\n");
    let candor = start(&both);
    assert_eq!(answers(&candor, 8), [one.clone(), two.clone()]);
    let (code, _, err) = run(&candor, &["drain", "inside", &two]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(answers(&candor, 8), std::slice::from_ref(&one));
    replace(candor.directory(), &one);
    told(&candor, |line| lists(line, "went", &two));
    replace(candor.directory(), &both);
    eventually(|| run(&candor, &["drain"]).1.contains(&two).then_some(()));
    assert_eq!(answers(&candor, 8), std::slice::from_ref(&one));
    let (code, _, err) = run(&candor, &["drain", "inside", &two, "--undo"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(answers(&candor, 8), [one, two]);
}
