### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# last_words
m-08d64170 = The application runs out of memory. Give it more, or find what it uses it for.

# last_words
m-e9f5e173 = No space is left on a disk that the application writes to.

# last_words
m-2450c548 = The application has reached its limit of open files and sockets.

# last_words
m-bb96e557 = The application cannot listen, since another process has the address already.

# last_words
m-1890fed2 = The application's database takes no more connections.

# last_words
m-a74c5b1d = The application's database refuses its user, password or database name.

# last_words
m-a89cd5d5 = The application cannot reach its database.

# last_words
m-2fa9681a = Every worker or connection of the application's pool is busy, so that requests wait.

# last_words
m-d0a4f3bd = The application's server killed a worker that took too long for a request. What the request waits for is to blame, or the server's own limit is too low.

# last_words
m-82df7122 = The application cannot be loaded, since a module or library is missing where it runs.

# last_words
m-e55651b5 = The application's server does not find the application under the name that it was given.

# last_words
m-00d7ec32 = The application cannot be loaded, since its code has a syntax error for the version that runs it.

# last_words
m-9b9b60b0 = The application cannot start, since its settings or environment are incomplete.

# last_words
m-c4a9aaeb = The application's server does not accept its own configuration.

# last_words
m-d54a427f = PHP does not find the script under the name that it is given, or may not run it. `files` must name the directory as PHP sees it: inside of its container or chroot, if it is in one.

# last_words
m-c1bfabf0 = The application's database lacks a table or column: a migration has not been run.

# last_words
m-bac4afe1 = The application cannot resolve the name of something that it needs.

# last_words
m-e95997e8 = Something that the application needs refuses its connections.

# last_words
m-d9a06413 = The application cannot use its certificate or key.

# last_words
m-f6599ca0 = The application is denied a file or port: it runs as a user without the right to it.

# last_words
m-eb9fb926 = The application wants to write where it may only read.

# last_words
m-39a6e635 = The command that should start the application does not exist there, or is built for another machine.

# last_words
m-7fd01eb7 = The application does not find a file that it needs.

# last_words
m-665bdc8f = The application's process crashed, most often in native code.

# last_words
m-655b45f7 = The application panicked.

# last_words
m-ed746c58 = The application uses its event loop wrongly, so that requests fail or hang.

# last_words
m-bf7ef8af = A worker of the application was killed, most often since the host or container ran out of memory.

# last_words
m-93806aa8 = The application failed while it was being loaded.

# last_words
m-86121d44 = The application failed with an error that it does not handle.

# last_words
m-3f320711 = The application was told to stop, and did.

# last_words
m-f16299f4 = See all that the application said:

# last_words
m-44868bc8 = { $log } says: { $said }

# last_words
m-e9422d3b = { $log } said { $said_age } before: { $said }

# container_out_of_memory
m-4941e837 = The application used up the memory of its container and was killed. Raise the container's limit, or find what the application uses it for.

# container_out_of_memory
m-a99c7899 = { $container } was killed (exit code { $container_exit }); its limit is { $container_memory }

# container_out_of_memory
m-04afb2b7 = the engine says that { $container } was killed for its memory; its limit is { $container_memory }

# container_out_of_memory
m-fb381e82 = the engine says that { $container } was killed for its memory

# container_out_of_memory
m-47c1f293 = See how much memory the containers use and may use:

# container_restarting
m-06daa66e = The application ends shortly after each start, and its container is started anew again and again. Its log says why it ends.

# container_restarting
m-c8edb43d = { $container } is being restarted, { $container_restarts } times so far; its program exited with code { $container_exit }

# container_restarting
m-5cdde89b = { $container } was restarted { $container_restarts } times, the last time { $container_started } ago

# container_restarting
m-9ef9a2b5 = See what it says before it ends:

# container_ended
m-38af845f = The application's container is not running.

# container_ended
m-fea2d2ce = See what it said last:

# container_ended
m-01ae524a = Start it again:

# container_ended
m-16f3098d = the engine could not start { $container }: { $container_error }

# container_ended
m-42121214 = { $container } was made and never started

# container_ended
m-9d2e03a1 = { $container } exited { $container_ended } ago with code { $container_exit }

# container_ended
m-977aef38 = { $container } exited with code { $container_exit }

# container_paused
m-27a236c4 = The application's container is paused: its kernel still takes connections, and nobody answers them.

# container_paused
m-8cd33406 = the engine says that { $container } is paused

# container_paused
m-854bb676 = Let it go on:

# container_missing
m-8d6dee98 = There is no container or Compose service of that name: it was never made, was removed, or is called otherwise.

# container_missing
m-c482eda7 = See which containers there are:

# container_missing
m-de33be85 = the engine knows no { $no_container }, but { $similar_containers }

# container_missing
m-4b91d895 = the engine knows no { $no_container }; there are { $running_containers }

# container_missing
m-09de1d62 = the engine knows no { $no_container }

# container_other_network
m-555f2d5f = Candor's container and the application's share no network, so that neither its name nor its address leads there. Put both on one network.

# container_other_network
m-c1ebf8d6 = { $container } is on { $container_networks }, Candor is on { $own_networks }

# container_other_network
m-45715f37 = See the networks of the application's container:

# application_loopback
m-cbd13d13 = The application listens on the right port, but only for its own container or host. Let it listen on 0.0.0.0.

# application_loopback, application_other_port
m-7b5bd34d = See how the application is told where to listen:

# application_loopback
m-e93d8f70 = inside of { $container } port { $wanted_port } is listened on at { $container_listening } only

# application_loopback, application_other_port
m-1b2bc1a9 = { $listens_log } said: { $listens_said }

# application_other_port
m-404825d1 = The application listens on another port than { $wanted_port }.

# application_other_port
m-effd2afb = inside of { $container } { $container_listening } is listened on, and not port { $wanted_port }

# application_other_port
m-28583af2 = the image of { $container } names port { $container_exposed }

# dependency_away
m-3aa30c88 = The application needs { $dependency }, which does not work.

# dependency_away
m-93e06194 = See what the name means, on the application's host:

# dependency_away
m-5308819e = See to { $dependency } first: the upstream's `depends` names it.

# dependency_away
m-72606785 = its name { $dependency_host } has no address

# dependency_away
m-b4e580e9 = connecting to { $dependency_address } failed with { $dependency_errno }

# dependency_away
m-1d8925bc = no connection to { $dependency_address } within { $dependency_elapsed }

# dependency_away
m-79ee3162 = { $dependency_address } took the connection and said nothing

# dependency_away
m-f079744a = { $dependency_address } says: { $dependency_said }

# dependency_away
m-899c1cdc = { $dependency_address } speaks another protocol: { $dependency_said }

# container_unhealthy
m-909fff21 = The application is in trouble itself: its container's own health check fails as well.

# container_unhealthy
m-347d5249 = the check of { $container } has failed { $container_failing } times in a row

# container_unhealthy
m-d6dff6c7 = the check of { $container } has failed { $container_failing } times in a row: { $container_check }

# container_unhealthy
m-fd7dd684 = See what its health check says:

# out_of_memory
m-0b4a5607 = Memory has run out: the application, or a worker of it, was killed by the kernel or will be.

# out_of_memory
m-2ed91019 = See whom the kernel killed, and when:

# out_of_memory
m-7eb8f2e8 = See who takes the memory:

# out_of_memory
m-bbfcb742 = processes of { $unit_name } killed for memory: { $unit_killed }

# out_of_memory
m-07651b1e = { $memory_left } of { $memory_total } are left

# unit_down
m-54300879 = The application's unit { $unit_name } does not run.

# unit_down
m-7950fe7b = See its state, its result, and how often it was restarted:

# unit_down
m-61e908e1 = { $unit_name } has no process

# unit_down
m-7672289e = { $unit_name } is masked, so it cannot be started

# unit_down
m-28567e32 = there is no unit { $unit_name }

# disk_full
m-980dd41d = A disk is full: the application cannot write its logs, sessions, uploads or database.

# disk_full
m-33214d95 = See what is full, bytes and inodes:

# disk_full
m-8bd38b4b = { $disk_left } are left for { $full_disk }

# conntrack_full
m-5db2f4aa = This host's table of tracked connections is full, so its firewall drops new ones. Raise net.netfilter.nf_conntrack_max.

# conntrack_full
m-f5aaca4a = See whether the kernel says that the table is full:

# conntrack_full
m-a09671ce = it holds { $conntrack } of { $conntrack_max }

# speaks_tls
m-454a6e40 = Port { $port } speaks TLS, and it was dialed in plain: write https:// for { $server }.

# speaks_tls
m-6e9d4bbf = a TLS handshake with it came to its end ({ $probe_tls_version })

# speaks_tls
m-03926f1f = it answered a TLS handshake with an alert of TLS

# speaks_tls
m-7146464f = Write https:// before the server in the upstream at { $upstream_place }. Is its certificate of a private authority, name that: tls = { "{" } ca = "FILE" { "}" }.

# speaks_plain
m-aa83106c = Port { $port } speaks plain HTTP, and it was dialed with TLS: write http:// for { $server }.

# speaks_plain
m-c3925f71 = { $probe_plain_method } { $probe_plain_path } in plain was answered with { $probe_plain_status } in { $probe_plain_elapsed }

# speaks_plain
m-583066d0 = Write http:// before the server in the upstream at { $upstream_place }.

# speaks_http2
m-e73433d4 = Port { $port } speaks HTTP/2 without TLS, as servers of gRPC do, and Candor asks upstreams in HTTP/1.1: have the application listen for HTTP/1.1 as well.

# speaks_http2
m-22952d55 = it answered the preface of HTTP/2 with its settings

# other_resolver
m-d3f5c25c = { $name_now_resolver }, listed in { $name_now_listed_in }, knows the name, and the resolver that was asked first does not: they serve different zones, or one of them is out of date.

# other_resolver
m-422d6325 = it says { $name_now_addresses }

# other_resolver
m-bf82677e = Ask the resolver that knows the name:

# other_resolver
m-f60996e3 = To ask only resolvers that know the name, list them under `resolvers` in [dns].

# only_this_path
m-004c9df0 = Only some requests fail, such as those for { $path }: the server itself is up and answers. Look at what the application does for this one.

# only_this_path
m-116d9ec4 = { $probe_other_method } { $probe_other_path } was answered with { $probe_other_status } in { $probe_other_elapsed } right after

# every_path
m-12bfbfa8 = All of the server hangs, not { $path } alone: every worker is busy or stuck.

# every_path
m-64d52984 = { $probe_other_method } { $probe_other_path } was not answered within { $probe_other_elapsed } either

# not_each_time
m-7b9ec8d6 = It comes and goes: one worker or one connection failed, or the application was restarted just then.

# not_each_time
m-1f1e5742 = the same request was answered with { $probe_same_status } in { $probe_same_elapsed } right after
