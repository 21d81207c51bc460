### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# request_denied: title
m-cf1e5863 = A rule denies this client

# request_denied: visitor
m-700d03e6 = You may not see this page.

# request_denied: explanation
m-f4448314 = The site or route has `allow` or `deny`, and the client's address is not allowed by it. No upstream was asked.

# request_denied: explanation
m-66a7dc92 = `deny` is asked first: who is in one of its networks is refused. Then `allow`: who is in none of its networks is refused. The address is the one of the connection, or of a PROXY header from a trusted peer; `X-Forwarded-For` does not count, since anybody can write it.

# request_denied: explanation
m-2f6f25b1 = If it was meant, nothing. Otherwise add the client's network to `allow`, or take it out of `deny`. When every client is refused and all have the address of a load balancer, let that send PROXY headers and put it into `trust`.

# request_denied: sentence
m-2270e851 = { $client } is denied by { $rule_network }, written at { $rule_place }.

# request_denied: sentence
m-f955bf49 = { $client } is denied by { $rule_network }.

# request_denied: sentence
m-0589e1b3 = { $client } is in none of the networks that { $rule_place } allows.

# request_denied: sentence
m-bceba9e1 = { $client } is in none of the networks that are allowed.

# request_denied: likely load_balancer
m-8a0587c7 = { $client } is a load balancer or container gateway, not the client itself: let it send PROXY headers, and trust it.

# request_denied: evidence for load_balancer
m-90fa914c = { $client } is a private address, and no PROXY header came with it

# request_denied: likely meant
m-be6fc76f = The rule does what it is for.

# request_denied: evidence for meant
m-7b5a90af = { $rule_network } is denied by name

# request_denied: likely network_missing
m-07f8b419 = The client's network is missing in `allow`: a new office, a VPN, IPv6 beside IPv4.

# request_denied: likely too_wide
m-0c942966 = The denied network is wider than it was meant to be.

# request_denied: step
m-52f154ca = The rule is written at { $rule_place }.

# request_denied: step
m-7681b14d = `allow` and `deny` look at the address of the connection, { $client }.

# maintenance: title
m-b2e63523 = The site is closed for maintenance

# maintenance: visitor
m-88073cd1 = This site is being worked on. Please try again later.

# maintenance: explanation
m-aac7a1ee = Somebody has closed this site for a while. Candor answers in its place; no upstream is asked.

# maintenance: explanation
m-3ad0b399 = Nothing is broken. The evidence says who closed it, since when, and until when if they said so.

# maintenance: explanation
m-ce0b87b7 = If the work is done, open the site again where it was closed.

# maintenance: sentence
m-39cd70a3 = This site is closed by the configuration, at { $closed_place }.

# maintenance: sentence
m-4273e751 = { $closed_by } closed the upstream { $closed_upstream } { $closed_for } ago, until { $closed_until }.

# maintenance: sentence
m-b286eb3f = { $closed_by } closed the upstream { $closed_upstream } { $closed_for } ago, without saying until when.

# maintenance: sentence
m-a2c434c6 = { $closed_by } closed this site { $closed_for } ago, until { $closed_until }.

# maintenance: sentence
m-7b1d3702 = { $closed_by } closed this site { $closed_for } ago, without saying until when.

# maintenance: likely planned
m-cbcac24a = The work is going on as planned.

# maintenance: evidence for planned
m-deda2052 = it is to end at { $closed_until }

# maintenance: likely overdue
m-d7e9d695 = The work has taken longer than planned, or was done and the site not opened again.

# maintenance: evidence for overdue
m-d5b31319 = it was to end at { $closed_until }

# maintenance: likely forgotten
m-0a52f25c = Somebody has forgotten to open the site again.

# maintenance: evidence for forgotten
m-a2cf929f = it has been closed for { $closed_for }

# maintenance: step
m-25d1590e = When the work is done, open it again:

# maintenance: step
m-056e91da = It is closed at { $closed_place }; take that line away to open it.

# maintenance: step
m-39c9bbe5 = It was closed by a command of { $closed_by }'s; a reload does not open it.

# maintenance: step
m-923b5412 = They wrote: { $note }.

# upstream_none_available: title
m-57546b66 = The upstream has no member to ask

# upstream_none_available: visitor, socket_missing: visitor
m-4fdc4f50 = The application behind this address is not running right now.

# upstream_none_available: explanation
m-697cc181 = The route leads to an upstream whose list of members is empty at the moment, or whose members are all set aside by hand. Nobody was asked.

# upstream_none_available: explanation
m-560ca023 = Where members come from DNS or from a service that knows them, nothing is running that they name: it was scaled to zero, its deployment leaves a gap, or the question is wrong. Where they are written down, somebody has drained the last of them.

# upstream_none_available: explanation
m-210f0bd5 = Start the application, or put a member back. Then ask the source yourself what it answers.

# upstream_none_available: sentence
m-12f0fa3a = The only member of upstream { $upstream } is set aside by hand; nobody was asked.

# upstream_none_available: sentence
m-33e79bfa = All { $members_drained } members of upstream { $upstream } are set aside by hand; nobody was asked.

# upstream_none_available: sentence
m-97644425 = Upstream { $upstream } has had no member for { $empty_for }; before that it had { $members_had }.

# upstream_none_available: sentence
m-5c4f2ec0 = Upstream { $upstream } has no member, and has had none since Candor started.

# upstream_none_available: likely drained
m-0ccccb61 = Somebody has set aside the last member, for a deployment or a repair, and not put it back.

# upstream_none_available: evidence for drained
m-16af621f = members set aside by hand: { $members_drained }

# upstream_none_available: likely source_unreadable
m-b69a7c96 = What lists the members cannot be asked, or its answer is of no use.

# upstream_none_available: likely scaled_to_zero
m-9a0df408 = The application was stopped or scaled to zero.

# upstream_none_available: evidence for scaled_to_zero
m-6c14393b = it had { $members_had } members until { $empty_for } ago

# upstream_none_available: likely deployment_gap
m-070155a9 = A deployment stops the old members before the new ones run.

# upstream_none_available: evidence for deployment_gap
m-4552959a = the last member went only { $empty_for } ago

# upstream_none_available: likely wrong_question
m-712a211c = The name or selector by which members are found is wrong: it has never found one.

# upstream_none_available: evidence for wrong_question
m-36bcd7ce = { $question } has found nobody yet

# upstream_none_available: likely source_is_behind
m-33b431fe = The application runs, and the service that lists its members does not know it yet.

# upstream_none_available: step
m-694cbc03 = See which members are set aside; candor drain { $upstream } MEMBER --undo asks one again:

# upstream_none_available: step
m-249e0129 = Ask for the members:

# upstream_none_available: step
m-c8ff22b2 = Read the file that lists the members:

# upstream_none_available: step
m-e0814c58 = See which containers run:

# upstream_none_available: step
m-786b042c = The members of { $upstream } are written at { $upstream_place }.

# upstream_all_unhealthy: title
m-26be2617 = Every member of the upstream is unhealthy

# upstream_all_unhealthy: visitor, upstream_circuit_open: visitor, connect_refused: visitor and 3 more
m-f229ad6e = The application behind this address is not accepting connections right now.

# upstream_all_unhealthy: explanation
m-084661ee = Candor asks each member of the upstream from time to time whether it is well, and the last answers of all of them were wrong or did not come. So nobody was asked.

# upstream_all_unhealthy: explanation
m-f4161f89 = `ejected`: a member was set aside for a while because requests to it failed or took too long, as `eject` says. `asked`: it answered 503 with Retry-After.

# upstream_all_unhealthy: explanation
m-8ae3abe9 = Either the application is really down, or only the check is wrong: its path redirects, wants a login or another Host, or takes longer than the check waits. If all members began to fail at the same time, look at what they share: a database, a deployment, the check itself.

# upstream_all_unhealthy: explanation
m-5ef59ead = Run the check by hand, as shown below, and see what it says. If the application is well, mend the path or what is expected of it.

# upstream_all_unhealthy: sentence
m-8914cab7 = No member of upstream { $upstream } may be asked: { $member } was set aside { $failing_for } ago, because requests to it ended with { $check_cause }.

# upstream_all_unhealthy: sentence
m-5ec33f16 = No member of upstream { $upstream } may be asked: { $member } was set aside { $failing_for } ago, because its answers took { $check_median }.

# upstream_all_unhealthy: sentence
m-72398a99 = No member of upstream { $upstream } may be asked: { $member } asked for it { $failing_for } ago, with Retry-After.

# upstream_all_unhealthy: sentence
m-3cf4a6f1 = The only member of upstream { $upstream } fails its health check: { $member } answered { $check_status } in place of { $check_expected } at { $check_url }.

# upstream_all_unhealthy: sentence
m-1387e1e2 = The only member of upstream { $upstream } fails its health check: { $member } gave { $check_cause } at { $check_url }.

# upstream_all_unhealthy: sentence
m-0537c7dc = All { $members } members of upstream { $upstream } fail their health check: { $member } answered { $check_status } in place of { $check_expected } at { $check_url }.

# upstream_all_unhealthy: sentence
m-bbe4325b = All { $members } members of upstream { $upstream } fail their health check: { $member } gave { $check_cause } at { $check_url }.

# upstream_all_unhealthy: likely check_redirects
m-2701efa0 = The path of the check redirects, for instance to HTTPS or to a page for login.

# upstream_all_unhealthy: evidence for check_redirects, upstream_all_unhealthy: evidence for check_needs_login, upstream_all_unhealthy: evidence for check_path_missing and 1 more
m-c5171e03 = { $member } answered { $check_status }

# upstream_all_unhealthy: likely check_needs_login
m-638b5dc4 = The path of the check wants a login.

# upstream_all_unhealthy: likely check_path_missing
m-c91876c4 = The path of the check does not exist, or not for the Host with which it is asked.

# upstream_all_unhealthy: likely never_well
m-2b9e02a0 = The check has never succeeded: the upstream, its port or the check are written wrong.

# upstream_all_unhealthy: evidence for never_well
m-ffbd0f76 = no check of any member has ever succeeded

# upstream_all_unhealthy: likely check_too_short
m-75b522b5 = The check waits a shorter time than the application needs to answer.

# upstream_all_unhealthy: evidence for check_too_short
m-576960b6 = { $member } gave { $check_cause }

# upstream_all_unhealthy: likely down
m-01c82c0d = The application is down on every member: what they share has failed, or a deployment has.

# upstream_all_unhealthy: evidence for down
m-e658adf1 = { $member } has given { $check_cause } for { $failing_for }

# upstream_all_unhealthy: likely rule_too_strict
m-8a27e288 = The rule by which members are set aside is too strict: a few failures, or a slow while, are enough for it.

# upstream_all_unhealthy: step
m-98985f9f = Run the check by hand:

# upstream_all_unhealthy: step
m-f916df5f = Read what that cause means:

# upstream_all_unhealthy: step
m-d1a5feaf = The check is written at { $upstream_place }.

# upstream_all_unhealthy: step, upstream_circuit_open: step
m-fa8797d5 = The rule is written at { $upstream_place }.

# upstream_limit_reached: title
m-e41b9a7a = The upstream serves as many requests as it may

# upstream_limit_reached: visitor, connect_resources_exhausted: visitor, connect_ports_exhausted: visitor and 4 more
m-ff36dc57 = The server is busy. Please try again in a moment.

# upstream_limit_reached: explanation
m-17e30c51 = The configuration limits how many requests this upstream serves at once. That many are being served, and the queue for further ones is full or there is none.

# upstream_limit_reached: explanation
m-c9e68304 = The limit protects the application. Either more people come than it was made for, or the application has become slow, so that each request holds its place for longer.

# upstream_limit_reached: explanation
m-7b3cd185 = See first whether the application is slower than usual; a higher limit would make that worse. If it has room, raise the limit where it is written, allow a queue, or add members.

# upstream_limit_reached: sentence
m-6d4a1b33 = Upstream { $upstream } serves { $active } of at most { $active_max } requests ({ $limit_key }), and { $waiting } of at most { $waiting_max } wait already.

# upstream_limit_reached: sentence
m-12d11644 = Upstream { $upstream } serves { $active } of at most { $active_max } requests ({ $limit_key }), and no queue is allowed.

# upstream_limit_reached: likely slow_application, timeout_queue: likely slow_application
m-adbafa6a = The application has become slow, and each request holds its place for longer.

# upstream_limit_reached: evidence for slow_application, timeout_queue: evidence for slow_application
m-abfe106e = the oldest of those that are served has taken { $oldest } so far

# upstream_limit_reached: likely limit_low, timeout_queue: likely limit_low
m-8b867503 = The limit is lower than what the application can serve.

# upstream_limit_reached: evidence for limit_low, timeout_queue: evidence for limit_low
m-0e372890 = the limit is { $active_max } only

# upstream_limit_reached: likely burst
m-18639043 = More requests came at once than usual, and the next moment has room again.

# upstream_limit_reached: evidence for burst
m-abf8c418 = even the oldest of those that are served began only { $oldest } ago

# upstream_limit_reached: likely held_open
m-3f610c02 = Requests that never end hold the places: streams, long polls, WebSockets.

# upstream_limit_reached: evidence for held_open
m-1d0bf84f = the oldest has been open for { $oldest }

# upstream_limit_reached: step, timeout_queue: step
m-d4d5b165 = The limit is { $limit_key } = { $active_max }, written at { $upstream_place }.

# upstream_limit_reached: step, timeout_queue: step
m-a883bc1f = See in the log which requests to { $upstream } take longest: duration_ms.

# upstream_limit_reached: step
m-a1bad0ea = Let further requests wait for a moment in place of refusing them: queue = 128, where the limit is written.

# upstream_circuit_open: title
m-36dafa22 = The upstream is left alone for a while

# upstream_circuit_open: explanation
m-24b83113 = Requests to this upstream failed one after another, as often as the configuration allows. Since then Candor answers in its place, and from time to time lets one request through to see whether it has recovered. This request was not one of those.

# upstream_circuit_open: explanation
m-1165c013 = This answer is a consequence. The cause is what the requests before it failed with; it is named first below.

# upstream_circuit_open: explanation
m-1bced6a7 = Look up that cause and remove it. Once the upstream answers again, the next trial opens the way, without anybody doing anything.

# upstream_circuit_open: sentence
m-f1552e42 = Upstream { $upstream } has been left alone for { $open_for }, because { $root_count } requests ended with { $root_cause }; the next trial is in { $next_trial }.

# upstream_circuit_open: sentence
m-f96dd534 = Upstream { $upstream } has been left alone for { $open_for }; the next trial is in { $next_trial }.

# upstream_circuit_open: likely down
m-75f5a104 = The application is down: connections to it are refused or lead nowhere.

# upstream_circuit_open: evidence for down, upstream_circuit_open: evidence for slow, upstream_circuit_open: evidence for fails_on_requests
m-38060321 = { $root_count } requests ended with { $root_cause }

# upstream_circuit_open: likely slow
m-2c5f9476 = The application answers too slowly, and its requests run into a time limit.

# upstream_circuit_open: likely fails_on_requests
m-6434488e = The application runs and fails on the requests themselves.

# upstream_circuit_open: likely not_recovered
m-9635151f = The upstream has not recovered: every trial since has failed too.

# upstream_circuit_open: evidence for not_recovered
m-803806da = { $trials } trials have failed since

# upstream_circuit_open: likely rule_too_strict
m-5d0ebe2c = The rule is too strict: a few failures among many requests are enough for it.

# upstream_circuit_open: step
m-3b7cdebd = Read what the first cause means:

# upstream_circuit_open: step
m-5f67fee3 = Find the requests that failed before this one in the log: cause, upstream { $upstream }.
