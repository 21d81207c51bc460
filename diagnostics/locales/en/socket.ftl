### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# socket_missing: title
m-0ae26651 = The upstream's socket file does not exist

# socket_missing: explanation
m-4c06fc8d = The upstream is a unix socket, and there is no file at its path: `ENOENT`, errno 2. Or the path leads nowhere: a part of it is no directory (`ENOTDIR`, 20), links lead in a circle (`ELOOP`, 40), a part is too long (`ENAMETOOLONG`, 36).

# socket_missing: explanation
m-f049ca7f = A server creates its socket when it starts and often removes it when it stops, so usually the application does not run. If it does, it runs with another path in mind, or it sees another file system: in a container, or with systemd's `PrivateTmp`, `/tmp` is its own.

# socket_missing: explanation
m-7ab0ca5b = `systemctl status UNIT` says whether the application runs; its unit or its configuration says which path it binds. Sockets belong in a directory of their own under `/run`.

# socket_missing: sentence
m-00146706 = The socket { $socket } does not exist ({ $errno_name }, errno { $errno }): a part of its path is no directory.

# socket_missing: sentence
m-368cd6c3 = The socket { $socket } does not exist ({ $errno_name }, errno { $errno }): links in its path lead in a circle.

# socket_missing: sentence
m-e347c535 = The socket { $socket } does not exist ({ $errno_name }, errno { $errno }): there is no { $missing_part }.

# socket_missing: sentence
m-d85d8abe = The socket { $socket } does not exist ({ $errno_name }, errno { $errno }).

# socket_missing: likely private_tmp
m-c3d88599 = The application has a /tmp of its own (systemd's PrivateTmp, or a container). Move the socket to a directory under /run.

# socket_missing: evidence for private_tmp, socket_missing: evidence for other_namespace
m-b2154dae = { $listening } listens at that path, and has files of its own

# socket_missing: evidence for private_tmp
m-58c43c9b = { $socket } is below a directory that services often have for themselves

# socket_missing: likely other_namespace
m-3eae9510 = The application runs in a container and made its socket there, where Candor does not see it: share the directory between both.

# socket_missing: likely removed
m-88abf173 = The socket's file was removed while the application listens on it: by a clean-up of the directory, or by a second instance that ended. Restart the application.

# socket_missing: evidence for removed, socket_refused: evidence for other_namespace
m-f8b1fa67 = { $listening } listens at that path all the same

# socket_missing: likely directory_missing
m-c7139637 = The directory was never made, or went away with the service (systemd's RuntimeDirectory), or its volume is not mounted here.

# socket_missing: evidence for directory_missing
m-3ad740f9 = not only the file, the directory { $missing_part } is missing

# socket_missing: likely file_in_the_way
m-a46129ec = A file is where a directory should be: the path has a part too many, or is wrong.

# socket_missing: evidence for file_in_the_way
m-893f2e26 = { $errno_name } means that a part of { $socket } is no directory

# socket_missing: likely link_loop
m-98fd1f8c = A symbolic link on the path points to itself, directly or over others.

# socket_missing: evidence for link_loop
m-25e48533 = { $errno_name } means that links lead in a circle

# socket_missing: evidence for not_running
m-42b6e0ed = the directory of { $socket } is there, only the socket is missing

# socket_missing: likely other_path
m-d1784d84 = The application binds another path than { $socket }.

# socket_missing: evidence for other_path
m-ce3fd98d = there is { $elsewhere }

# socket_missing: likely relative_path
m-b1c63d5c = The path is relative, and was meant from another directory.

# socket_missing: evidence for relative_path
m-9ef9b8f7 = { $socket } does not begin with a slash

# socket_missing: step, socket_other: step
m-9d6b51a4 = See whether the application runs:

# socket_missing: step
m-f478d100 = See which sockets are listened on:

# socket_missing: step
m-02df7c4f = See how far the path goes:

# socket_refused: title
m-0468809b = Nobody takes connections at the upstream's socket

# socket_refused: explanation
m-a35b9a93 = The upstream is a unix socket, something is at its path, and nobody takes connections there: `ECONNREFUSED` (111), or `EPROTOTYPE` (91) for a socket of another type. What the path leads to was looked at, since the kernel says the same for a stale socket and for a plain file.

# socket_refused: explanation
m-259ea59b = `nobody_listens`: the file of a socket stays when its program ends without removing it, so the application has crashed or was killed. `not_a_socket`: a file or a directory is there instead. `wrong_type`: it is a datagram socket, such as a log or notification socket.

# socket_refused: explanation
m-1655ef8b = `ss -xlp` lists who listens on which socket. Nobody on this one: restart the application; it must remove the old file when it starts. If it is no socket, look at which path the application really binds.

# socket_refused: sentence
m-93635765 = The socket { $socket } is not of the stream type, so it takes no connections ({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-d81b800e = { $socket } is a directory and no socket ({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-85de6387 = { $socket } is a file and no socket ({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-13f0fafe = { $socket } is a device or pipe and no socket ({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-9917975c = Nobody listens on the socket { $socket }, made { $socket_age } ago ({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-18beb3cf = Nobody listens on the socket { $socket } ({ $errno_name }, errno { $errno }).

# socket_refused: likely mount_made_directory
m-cad0ee3b = A container platform made a directory there, because the socket did not exist when it was mounted. Stop the container, remove the directory, start the application first.

# socket_refused: evidence for mount_made_directory
m-4b490bf6 = { $socket } is a directory

# socket_refused: likely other_socket
m-3f62b841 = The path is that of another socket of the application, for logs or notifications; the one for requests is elsewhere.

# socket_refused: evidence for other_socket
m-3fb3d5fd = { $errno_name } means that it is a socket of another type

# socket_refused: likely stale_file
m-e7ea83d7 = The application stopped or crashed and left its socket's file behind.

# socket_refused: evidence for stale_file
m-c3d1aeb9 = the file is from { $socket_made }, { $socket_age } ago, and nobody listens on it

# socket_refused: evidence for stale_file
m-9a0cc166 = the file is there, and nobody listens on it

# socket_refused: likely starting
m-2aa1bae1 = The application is starting: it has bound the socket and does not listen yet. Or it crashed just after.

# socket_refused: evidence for starting
m-d0f6fe7d = the socket was made { $socket_age } ago

# socket_refused: likely other_namespace
m-b08f3b17 = The application runs in a container and its socket was made anew there, while a mount shows us the old file.

# socket_refused: likely other_path
m-cc7ed57a = The path is wrong: the application binds another one.

# socket_refused: evidence for other_path
m-1a1c8046 = { $socket } is no socket

# socket_refused: step, socket_other: step
m-3f213744 = See who listens on it:

# socket_refused: step
m-737bdd8e = See what is there:

# socket_refused: step
m-702432d8 = See whether the application runs, and why it ended:

# socket_permission: title
m-0092c5c6 = Candor may not use the upstream's socket

# socket_permission: explanation
m-7d41e4eb = The upstream is a unix socket, and the kernel does not let Candor's user connect to it: `EACCES`, errno 13.

# socket_permission: explanation
m-1355d041 = To connect, a user must be allowed to enter (`x`) every directory of the path and to write (`w`) to the socket itself. One of these is missing. Where every permission looks right, SELinux or AppArmor says no.

# socket_permission: explanation
m-32964789 = `namei -l SOCKET` shows every part of the path with its permissions. Put Candor's user into the socket's group and let the application make its socket `0660` (umask `007`, or systemd's `SocketMode`). Never put a socket into a home directory.

# socket_permission: sentence
m-4375c9ec = User { $uid } may not enter { $denied_part } (mode { $denied_mode }, owner { $denied_uid }, group { $denied_gid }), so the socket { $socket } cannot be reached ({ $errno_name }, errno { $errno }).

# socket_permission: sentence
m-49e346eb = User { $uid } may not write to the socket { $socket } (mode { $denied_mode }, owner { $denied_uid }, group { $denied_gid }; { $errno_name }, errno { $errno }).

# socket_permission: sentence
m-67207ab9 = The kernel denies the socket { $socket } ({ $errno_name }, errno { $errno }).

# socket_permission: likely group
m-f6780aab = Candor's user is not in the socket's group { $denied_gid }. Add it, and restart Candor.

# socket_permission: evidence for group
m-a9dcd32c = the mode is { $denied_mode } and our groups are { $gids }

# socket_permission: likely umask
m-fb929543 = The application makes its socket writable for its own user alone: set its umask to 007, or systemd's SocketMode to 0660.

# socket_permission: evidence for umask
m-195028d3 = the mode { $denied_mode } lets neither group nor others write

# socket_permission: likely home_directory
m-5d6c33ee = The socket is in a home directory, which others may not enter. Move it to a directory under /run.

# socket_permission: evidence for home_directory
m-44eb0eee = { $denied_part } has mode { $denied_mode }

# socket_permission: likely directory
m-e3b215e5 = The directory { $denied_part } lets only its owner or group enter.

# socket_permission: evidence for directory
m-0e7ecea8 = { $denied_part } has mode { $denied_mode }, owner { $denied_uid }, group { $denied_gid }

# socket_permission: likely security_module
m-f527a3e2 = SELinux or AppArmor forbids it: the permissions themselves would allow it.

# socket_permission: evidence for security_module
m-fdf0db43 = no part of the path denies user { $uid }

# socket_permission: likely permissions
m-bcb1a0d6 = The permissions of the socket or of a directory on its path do not allow Candor's user.

# socket_permission: step
m-ede2ec69 = See the permissions of every part of the path:

# socket_permission: step
m-84542dfa = See what SELinux or AppArmor denied:

# socket_backlog_full: title
m-b127c40a = The queue at the upstream's socket is full

# socket_backlog_full: explanation
m-83fbe701 = The upstream is a unix socket, its application listens, and so many connections wait there to be accepted that no more fit: `EAGAIN`, errno 11.

# socket_backlog_full: explanation
m-f6eb0581 = The application runs and accepts more slowly than requests come: all its workers are busy, or it hangs. A TCP upstream in the same state lets connections time out; a unix socket says so at once.

# socket_backlog_full: explanation
m-791786ab = `ss -xl` shows how many wait (Recv-Q) and how many may (Send-Q). If the application answers at all, give it more workers; a longer queue (its `backlog`, and `net.core.somaxconn`) only helps against bursts.

# socket_backlog_full: sentence
m-07e9d742 = So many connections wait to be accepted at { $socket } that no more fit ({ $errno_name }, errno { $errno }).

# socket_backlog_full: likely small_queue
m-cdb0e9b5 = The queue is short: no application of this host may have a longer one than net.core.somaxconn.

# socket_backlog_full: evidence for small_queue
m-9ea57983 = net.core.somaxconn is { $backlog_max } only

# socket_backlog_full: likely hanging
m-bc6c6a35 = The application hangs: it listens and accepts nothing.

# socket_backlog_full: evidence for hanging
m-5a6e8edd = it was full at each of { $attempts } attempts

# socket_backlog_full: likely workers_busy
m-fc97528e = All workers of the application are busy: there are too few, or they wait for something slow.

# socket_backlog_full: evidence for workers_busy
m-3a426195 = the application listens, so it runs

# socket_backlog_full: likely burst
m-8e0c8d0e = Many requests came at once.

# socket_backlog_full: step
m-54f0d003 = See how many wait (Recv-Q) and may wait (Send-Q):

# socket_backlog_full: step
m-a0214ce4 = See what its processes do:

# socket_backlog_full: step
m-45b09f5d = See the longest queue that there may be:
