### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# timeout_queue: title
m-1ed0240e = The request waited for its turn in vain

# timeout_queue: explanation
m-b96317cd = The upstream served as many requests as it may. This one waited for a place until `timeout.queue` ran out. Nobody was asked.

# timeout_queue: explanation
m-45e27398 = More requests come than the upstream finishes. A queue helps against a burst; when requests come faster than they are served for longer, it only fills up.

# timeout_queue: explanation
m-3a1d324f = See whether the application has become slow. If not, add members or raise the limit. A longer wait helps only if the bursts are short.

# timeout_queue: sentence
m-b3ce0aff = The request waited { $elapsed } ({ $timer } = { $limit }) for upstream { $upstream }, which serves { $active } of at most { $active_max }, with { $waiting } waiting.

# timeout_queue: sentence
m-583535a1 = The request waited { $elapsed } ({ $timer } = { $limit }) for a place at the upstream.

# timeout_queue: likely too_many_requests
m-5693ffb4 = More requests come than the upstream can finish, however quick it is.

# timeout_queue: evidence for too_many_requests
m-5ad5fefb = { $waiting } requests wait for { $active_max } places

# timeout_queue: likely wait_too_short
m-f9a58f79 = The wait is too short for a burst.

# timeout_first_byte: title
m-d87e52c0 = The upstream did not begin its answer in time

# timeout_first_byte: explanation
m-258243c3 = The upstream has the request, the connection stands, and not one byte of an answer came before `timeout.first_byte` ran out.

# timeout_first_byte: explanation
m-49021243 = The application works on the request, or waits: for its database, for another service, for a lock, or for a free worker while the request lies in its queue. Network and addresses are in order.

# timeout_first_byte: explanation
m-93e46112 = Look at what the application does with this path, and whether all of its workers are busy. If the work may take that long, raise the timer where it is written. The application's own timeout should be the shorter of the two, so that the application can say what it waited for.

# timeout_first_byte: sentence
m-6832e348 = { $peer } took the request and sent not one byte of an answer within { $limit } ({ $timer }).

# timeout_first_byte: likely limit
m-f25f9362 = The limit is too short for this application.

# timeout_first_byte: likely upload_processing
m-5c870739 = The application works on what was uploaded before it answers: move that work behind the answer.

# timeout_first_byte: evidence for upload_processing
m-b183cf94 = the request had a large body

# timeout_first_byte: likely long_poll
m-16883d14 = The path is a long poll or an event stream that sends nothing at first: let it send its head at once, or raise the timer for this route.

# timeout_first_byte: likely slow_dependency
m-db63cc1a = The application waits for something else: a slow query, another service, a lock.

# timeout_first_byte: likely workers_busy
m-fc4292ac = All workers are busy, and the request waits in the application's queue.

# timeout_first_byte: evidence for workers_busy
m-485ffd66 = already connecting took a second or more, as with a full backlog

# timeout_first_byte: likely deadlock
m-196c2939 = The application is stuck: a deadlock, or a request to itself through this proxy with no worker left to serve it.

# timeout_first_byte: likely waits_for_other_protocol
m-55ba9567 = Port { $port } speaks another protocol and waits for a greeting that never comes.

# timeout_first_byte: evidence for waits_for_other_protocol
m-1e03820d = port { $port } is seldom plain HTTP

# timeout_first_byte: step
m-e75c7aa2 = See how long the upstream takes by itself:
