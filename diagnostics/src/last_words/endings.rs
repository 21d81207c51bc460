//! The endings that are known, by the words in which frameworks and servers write them.

use super::about;

/// A known ending.
pub(super) struct Known {
    /// Its name; the circumstance of the same name says what it means.
    pub(super) id: &'static str,
    /// A line has it that holds every word of one of these.
    marks: &'static [&'static [&'static str]],
    /// What the line is about.
    pub(super) about: fn(&str) -> Option<String>,
}

/// What a line is known to mean. Of several the first in the table.
pub(super) fn of(line: &str) -> Option<&'static Known> {
    let lower = own_words(line).to_ascii_lowercase();
    KNOWN.iter().find(|known| {
        let mut marks = known.marks.iter();
        marks.any(|words| words.iter().all(|word| lower.contains(word)))
    })
}

/// A line up to the request that it tells of: what follows is in the hands of whoever asks, who must
/// not be able to make a diagnosis.
fn own_words(line: &str) -> &str {
    const METHODS: &[&str] = &[
        "\"GET ",
        "\"HEAD ",
        "\"POST ",
        "\"PUT ",
        "\"PATCH ",
        "\"DELETE ",
        "\"OPTIONS ",
    ];
    /// As Django logs a request that it answers with an error.
    const ANSWERS: &[&str] = &[
        "Not Found: ",
        "Internal Server Error: ",
        "Forbidden",
        "Bad Request: ",
        "Gone: ",
        "Method Not Allowed",
    ];
    let request = METHODS.iter().filter_map(|method| line.find(method));
    let answer = ANSWERS
        .iter()
        .filter_map(|answer| Some(line.find(answer)? + answer.len()));
    let end = request.chain(answer).min();
    &line[..end.unwrap_or(line.len())]
}

/// Whether a line only says that something else went wrong, which other lines say better.
pub(super) fn is_general(known: &Known) -> bool {
    matches!(
        known.id,
        "boot_failed" | "crashed" | "told_to_stop" | "worker_killed"
    )
}

const fn known(
    id: &'static str,
    marks: &'static [&'static [&'static str]],
    about: fn(&str) -> Option<String>,
) -> Known {
    Known { id, marks, about }
}

/// Lower case: lines are compared so. What is told more exactly comes first.
static KNOWN: &[Known] = &[
    known(
        "memory_used_up",
        &[
            &["heap out of memory"],
            &["java.lang.outofmemoryerror"],
            &["memoryerror"],
            &["out of memory: killed process"],
            &["oom-kill"],
            &["allowed memory size of", "exhausted"],
            &["runtime: out of memory"],
            &["cannot allocate memory"],
            &["std::bad_alloc"],
        ],
        about::nothing,
    ),
    known(
        "disk_full",
        &[
            &["no space left on device"],
            &["enospc"],
            &["disk quota exceeded"],
        ],
        about::nothing,
    ),
    known(
        "files_exhausted",
        &[&["too many open files"], &["emfile"]],
        about::nothing,
    ),
    known(
        "address_in_use",
        &[
            &["address already in use"],
            &["eaddrinuse"],
            &["connection in use:"],
            &["port", "already in use"],
            &["port", "already allocated"],
        ],
        about::address,
    ),
    known(
        "database_full",
        &[
            &["too many clients already"],
            &["remaining connection slots are reserved"],
            &["too many connections"],
        ],
        about::nothing,
    ),
    known(
        "database_login",
        &[
            &["authentication failed for user"],
            &["access denied for user"],
            &["noauth authentication required"],
            &["wrongpass"],
            &["database \"", "does not exist"],
            &["role \"", "does not exist"],
            &["unknown database '"],
        ],
        about::quoted,
    ),
    known(
        "database_away",
        &[
            &["operationalerror", "connect"],
            &["operationalerror", "connection"],
            &["could not connect to server"],
            &["can't connect to mysql server"],
            &["can't connect to local mysql server"],
            &["sqlstate[hy000] [2002]"],
            &["connection to server at", "failed"],
            &["pg::connectionbad"],
            &["the database system is starting up"],
            &["mongoserverselectionerror"],
            &["serverselectiontimeouterror"],
        ],
        about::address,
    ),
    known(
        "pool_exhausted",
        &[
            &["server reached", "max_children"],
            &["seems busy (you may need to increase"],
            &["queuepool limit of size"],
            &["worker_connections are not enough"],
            &["timed out waiting for a connection from the pool"],
            &["hikaripool", "connection is not available"],
            &["could not obtain a connection from the pool"],
        ],
        about::nothing,
    ),
    known(
        "worker_timeout",
        &[
            &["worker timeout"],
            &["harakiri"],
            &["execution timed out"],
            &["terminating timed out worker"],
            &["maximum execution time of"],
            &["request_terminate_timeout"],
        ],
        about::nothing,
    ),
    known(
        "script_missing",
        &[
            &["primary script unknown"],
            &["unable to open primary script"],
            &["access to the script", "has been denied"],
        ],
        about::quoted,
    ),
    known(
        "module_missing",
        &[
            &["modulenotfounderror:"],
            &["no module named"],
            &["cannot import name"],
            &["importerror:"],
            &["cannot find module"],
            &["cannot find package"],
            &["cannot load such file"],
            &["classnotfoundexception"],
            &["noclassdeffounderror"],
            &["error while loading shared libraries"],
            &["err_module_not_found"],
            &["php fatal error", "class", "not found"],
        ],
        about::module,
    ),
    known(
        "application_missing",
        &[
            &["error loading asgi app"],
            &["failed to find attribute"],
            &["failed to find application object"],
            &["application object must be callable"],
            &["no python application found"],
        ],
        about::quoted,
    ),
    known(
        "syntax_error",
        &[
            &["syntaxerror:"],
            &["indentationerror:"],
            &["parse error: syntax error"],
            &["taberror:"],
        ],
        about::nothing,
    ),
    known(
        "settings_invalid",
        &[
            &["improperlyconfigured"],
            &["environment variable", "not set"],
            &["environment variable", "missing"],
            &["missing required", "environment"],
            &["keyerror: 'database_url'"],
            &["keyerror: 'secret_key'"],
            &["unable to load configuration"],
            &["invalid configuration"],
        ],
        about::nothing,
    ),
    known(
        "server_configuration",
        &[
            &["[emerg]"],
            &["fatal config file error"],
            &["fpm initialization failed"],
            &["ah00526: syntax error"],
        ],
        about::nothing,
    ),
    known(
        "migration_missing",
        &[
            &["no such table"],
            &["relation \"", "does not exist"],
            &["column", "does not exist"],
            &["unknown column"],
            &["table '", "doesn't exist"],
            &["no such column"],
            &["unapplied migration"],
            &["migrations are pending"],
            &["pendingmigrationerror"],
        ],
        about::table,
    ),
    known(
        "name_unknown",
        &[
            &["name or service not known"],
            &["temporary failure in name resolution"],
            &["nodename nor servname"],
            &[" enotfound"],
            &["eai_again"],
            &["no such host"],
            &["unknownhostexception"],
            &["could not translate host name"],
            &["php_network_getaddresses"],
        ],
        about::host,
    ),
    known(
        "dependency_refused",
        &[
            &["connectionrefusederror"],
            &["econnrefused"],
            &["connection refused"],
            &["connectexception"],
        ],
        about::address,
    ),
    known(
        "tls_material",
        &[
            &["key values mismatch"],
            &["key_values_mismatch"],
            &["private key does not match"],
            &["pem_read_bio"],
            &["no start line"],
            &["ee key too small"],
            &["bad decrypt"],
            &["ssl_ctx_use"],
        ],
        about::nothing,
    ),
    known(
        "permission_denied",
        &[
            &["permission denied"],
            &["eacces"],
            &["permissionerror"],
            &["accessdeniedexception"],
        ],
        about::quoted,
    ),
    known(
        "read_only",
        &[
            &["read-only file system"],
            &["erofs"],
            &["attempt to write a readonly database"],
        ],
        about::quoted,
    ),
    known(
        "program_missing",
        &[
            &["npm", "missing script"],
            &["executable file not found"],
            &["exec format error"],
            &["command not found"],
            &["not found: not found"],
            &["no such file or directory: exec"],
        ],
        about::quoted,
    ),
    known(
        "file_missing",
        &[
            &["filenotfounderror"],
            &["enoent"],
            &["no such file or directory"],
        ],
        about::quoted,
    ),
    known(
        "memory_fault",
        &[
            &["segmentation fault"],
            &["sigsegv"],
            &["segfault at"],
            &["on signal 11"],
            &["core dumped"],
            &["sigabrt"],
            &["on signal 6"],
        ],
        about::nothing,
    ),
    known(
        "panicked",
        &[
            &["panicked at"],
            &["panic: "],
            &["all goroutines are asleep"],
        ],
        about::nothing,
    ),
    known(
        "event_loop",
        &[
            &["event loop is closed"],
            &["no current event loop"],
            &["no running event loop"],
            &["asyncio.run() cannot be called"],
            &["cannot call this from an async context"],
            &["attached to a different loop"],
        ],
        about::nothing,
    ),
    known(
        "worker_killed",
        &[
            &["was sent sigkill"],
            &["exited on signal 9"],
            &["killed by signal 9"],
            &["code: 137"],
            &["code 137"],
        ],
        about::nothing,
    ),
    known(
        "boot_failed",
        &[
            &["worker failed to boot"],
            &["exception in worker process"],
            &["unable to load app"],
            &["application startup failed"],
            &["app failed to start"],
        ],
        about::nothing,
    ),
    known(
        "crashed",
        &[
            &["uncaught exception"],
            &["unhandledpromiserejection"],
            &["unhandled exception"],
            &["unhandled rejection"],
            &["exception in asgi application"],
            &["exception in thread"],
            &["error handling request"],
            &["internal server error:"],
            &["traceback (most recent call last)"],
            &["php fatal error"],
        ],
        about::nothing,
    ),
    known(
        "told_to_stop",
        &[
            &["handling signal: term"],
            &["received sigterm"],
            &["signal 15"],
            &["shutting down: master"],
            &["finished server process"],
        ],
        about::nothing,
    ),
];

#[cfg(test)]
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|known| known.id)
}
