### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# socket_missing: title
m-0ae26651 = The upstream's socket file does not exist

# socket_missing: explanation
m-62cf837a = The upstream is a unix socket, and there is no file at its path: `ENOENT`, errno 2.

# socket_missing: explanation
m-f049ca7f = A server creates its socket when it starts and often removes it when it stops, so usually the application does not run. If it does, it runs with another path in mind, or it sees another file system: in a container, or with systemd's `PrivateTmp`, `/tmp` is its own.

# socket_missing: explanation
m-7ab0ca5b = `systemctl status UNIT` says whether the application runs; its unit or its configuration says which path it binds. Sockets belong in a directory of their own under `/run`.

# socket_missing: sentence
m-e347c535 = The socket { $socket } does not exist ({ $errno_name }, errno { $errno }): there is no { $missing_part }.

# socket_missing: sentence
m-d85d8abe = The socket { $socket } does not exist ({ $errno_name }, errno { $errno }).

# socket_missing: likely private_tmp
m-c3d88599 = The application has a /tmp of its own (systemd's PrivateTmp, or a container). Move the socket to a directory under /run.

# socket_missing: evidence for private_tmp
m-58c43c9b = { $socket } is below a directory that services often have for themselves

# socket_missing: likely directory_missing
m-c7139637 = The directory was never made, or went away with the service (systemd's RuntimeDirectory), or its volume is not mounted here.

# socket_missing: evidence for directory_missing
m-3ad740f9 = not only the file, the directory { $missing_part } is missing

# socket_missing: evidence for not_running
m-42b6e0ed = the directory of { $socket } is there, only the socket is missing

# socket_missing: likely other_path
m-d1784d84 = The application binds another path than { $socket }.

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
