//! Listening, TLS, PROXY headers, signals.

use crate::harness::Candor;

const RESPOND: &str = "
[site.\"http://127.0.0.1:0\"]
also = [\"localhost\"]
respond = \"hello\"
";

#[test]
fn it_serves_and_leaves() {
    let mut candor = Candor::start(RESPOND);
    let response = candor.get("/");
    assert_eq!((response.status, response.text().as_str()), (200, "hello"));
    candor.terminate();
    assert_eq!(candor.wait().code(), Some(0));
}
