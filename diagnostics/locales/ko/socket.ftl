### socket

# socket_missing: title
m-0ae26651 = 업스트림의 소켓 파일이 존재하지 않습니다

# socket_missing: explanation
m-4c06fc8d = 업스트림은 유닉스 소켓인데 그 경로에 파일이 없습니다: `ENOENT`, errno 2. 또는 경로가 어디로도 이어지지 않습니다. 경로의 일부가 디렉터리가 아니거나(`ENOTDIR`, 20), 링크가 순환하거나(`ELOOP`, 40), 일부가 너무 깁니다(`ENAMETOOLONG`, 36).

# socket_missing: explanation
m-f049ca7f = 서버는 시작할 때 소켓을 만들고 멈출 때 지우는 경우가 많으므로, 대개는 애플리케이션이 실행되고 있지 않은 것입니다. 실행 중이라면 다른 경로를 쓰고 있거나 다른 파일 시스템을 보고 있습니다. 컨테이너에서나 systemd의 `PrivateTmp`를 쓰면 `/tmp`는 그 서비스 전용입니다.

# socket_missing: explanation
m-7ab0ca5b = `systemctl status UNIT`으로 애플리케이션이 실행 중인지 알 수 있고, 유닛이나 설정에서 어느 경로에 바인드하는지 알 수 있습니다. 소켓은 `/run` 아래 전용 디렉터리에 두어야 합니다.

# socket_missing: sentence
m-00146706 = 소켓 { $socket }이(가) 존재하지 않습니다({ $errno_name }, errno { $errno }). 경로의 일부가 디렉터리가 아닙니다.

# socket_missing: sentence
m-368cd6c3 = 소켓 { $socket }이(가) 존재하지 않습니다({ $errno_name }, errno { $errno }). 경로의 링크가 순환합니다.

# socket_missing: sentence
m-e347c535 = 소켓 { $socket }이(가) 존재하지 않습니다({ $errno_name }, errno { $errno }). { $missing_part }이(가) 없습니다.

# socket_missing: sentence
m-d85d8abe = 소켓 { $socket }이(가) 존재하지 않습니다({ $errno_name }, errno { $errno }).

# socket_missing: likely private_tmp
m-c3d88599 = 애플리케이션이 자기만의 /tmp를 가지고 있습니다(systemd의 PrivateTmp 또는 컨테이너). 소켓을 /run 아래의 디렉터리로 옮기십시오.

# socket_missing: evidence for private_tmp, socket_missing: evidence for other_namespace
m-b2154dae = 그 경로에서 { $listening }이(가) 수신 대기하지만, 그것이 보는 파일은 따로입니다

# socket_missing: evidence for private_tmp
m-58c43c9b = { $socket }은(는) 서비스가 자기만의 것으로 갖는 경우가 많은 디렉터리 아래에 있습니다

# socket_missing: likely other_namespace
m-3eae9510 = 애플리케이션이 컨테이너에서 실행되며 소켓을 그 안에 만들어 Candor에는 보이지 않습니다. 그 디렉터리를 양쪽이 공유하게 하십시오.

# socket_missing: likely removed
m-88abf173 = 애플리케이션이 수신 대기하는 동안 소켓 파일이 삭제되었습니다. 디렉터리를 정리했거나, 두 번째 인스턴스가 끝나면서 지운 것입니다. 애플리케이션을 재시작하십시오.

# socket_missing: evidence for removed, socket_refused: evidence for other_namespace
m-f8b1fa67 = 그런데도 { $listening }이(가) 그 경로에서 수신 대기합니다

# socket_missing: likely directory_missing
m-c7139637 = 디렉터리가 만들어진 적이 없거나, 서비스와 함께 사라졌거나(systemd의 RuntimeDirectory), 그 볼륨이 여기에 마운트되어 있지 않습니다.

# socket_missing: evidence for directory_missing
m-3ad740f9 = 파일뿐 아니라 디렉터리 { $missing_part }도 없습니다

# socket_missing: likely file_in_the_way
m-a46129ec = 디렉터리가 있어야 할 자리에 파일이 있습니다. 경로에 불필요한 부분이 있거나 경로가 틀렸습니다.

# socket_missing: evidence for file_in_the_way
m-893f2e26 = { $errno_name }은(는) { $socket }의 일부가 디렉터리가 아니라는 뜻입니다

# socket_missing: likely link_loop
m-98fd1f8c = 경로의 심볼릭 링크가 직접 또는 다른 링크를 거쳐 자기 자신을 가리킵니다.

# socket_missing: evidence for link_loop
m-25e48533 = { $errno_name }은(는) 링크가 순환한다는 뜻입니다

# socket_missing: evidence for not_running
m-42b6e0ed = { $socket }의 디렉터리는 있고 소켓만 없습니다

# socket_missing: likely other_path
m-d1784d84 = 애플리케이션이 { $socket }이(가) 아닌 다른 경로에 바인드합니다.

# socket_missing: evidence for other_path
m-ce3fd98d = { $elsewhere }이(가) 있습니다

# socket_missing: likely relative_path
m-b1c63d5c = 경로가 상대 경로이며, 다른 디렉터리를 기준으로 적은 것입니다.

# socket_missing: evidence for relative_path
m-9ef9b8f7 = { $socket }이(가) 슬래시로 시작하지 않습니다

# socket_missing: step, socket_other: step
m-9d6b51a4 = 애플리케이션이 실행 중인지 확인하십시오:

# socket_missing: step
m-f478d100 = 어느 소켓에서 수신 대기하고 있는지 확인하십시오:

# socket_missing: step
m-02df7c4f = 경로가 어디까지 이어지는지 확인하십시오:

# socket_refused: title
m-0468809b = 업스트림의 소켓에서 연결을 받는 것이 없습니다

# socket_refused: explanation
m-a35b9a93 = 업스트림은 유닉스 소켓이고 그 경로에 무언가 있지만 그곳에서 연결을 받는 것이 없습니다: `ECONNREFUSED`(111), 또는 다른 유형의 소켓이면 `EPROTOTYPE`(91). 커널은 남겨진 소켓과 일반 파일에 같은 오류를 내므로, 경로가 가리키는 것이 무엇인지 확인했습니다.

# socket_refused: explanation
m-259ea59b = `nobody_listens`: 프로그램이 소켓 파일을 지우지 않고 끝나면 파일이 남습니다. 즉 애플리케이션이 비정상 종료했거나 강제 종료되었습니다. `not_a_socket`: 소켓 대신 파일이나 디렉터리가 있습니다. `wrong_type`: 로그나 알림용 소켓 같은 데이터그램 소켓입니다.

# socket_refused: explanation
m-1655ef8b = `ss -xlp`는 누가 어느 소켓에서 수신 대기하는지 보여 줍니다. 이 소켓에 아무도 없으면 애플리케이션을 재시작하십시오. 애플리케이션은 시작할 때 옛 파일을 지워야 합니다. 소켓이 아니면 애플리케이션이 실제로 어느 경로에 바인드하는지 확인하십시오.

# socket_refused: sentence
m-93635765 = 소켓 { $socket }은(는) 스트림 유형이 아니어서 연결을 받지 않습니다({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-d81b800e = { $socket }은(는) 소켓이 아니라 디렉터리입니다({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-85de6387 = { $socket }은(는) 소켓이 아니라 파일입니다({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-13f0fafe = { $socket }은(는) 소켓이 아니라 장치 또는 파이프입니다({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-9917975c = { $socket_age } 전에 만들어진 소켓 { $socket }에서 수신 대기하는 것이 없습니다({ $errno_name }, errno { $errno }).

# socket_refused: sentence
m-18beb3cf = 소켓 { $socket }에서 수신 대기하는 것이 없습니다({ $errno_name }, errno { $errno }).

# socket_refused: likely mount_made_directory
m-cad0ee3b = 마운트할 때 소켓이 없어서 컨테이너 플랫폼이 그 자리에 디렉터리를 만들었습니다. 컨테이너를 중지하고 디렉터리를 지운 뒤 애플리케이션을 먼저 시작하십시오.

# socket_refused: evidence for mount_made_directory
m-4b490bf6 = { $socket }은(는) 디렉터리입니다

# socket_refused: likely other_socket
m-3f62b841 = 이 경로는 로그나 알림용인 애플리케이션의 다른 소켓입니다. 요청을 받는 소켓은 다른 곳에 있습니다.

# socket_refused: evidence for other_socket
m-3fb3d5fd = { $errno_name }은(는) 다른 유형의 소켓이라는 뜻입니다

# socket_refused: likely stale_file
m-e7ea83d7 = 애플리케이션이 중지되거나 비정상 종료하면서 소켓 파일을 남겼습니다.

# socket_refused: evidence for stale_file
m-c3d1aeb9 = 파일은 { $socket_age } 전인 { $socket_made }의 것이며, 수신 대기하는 것이 없습니다

# socket_refused: evidence for stale_file
m-9a0cc166 = 파일은 있으나 수신 대기하는 것이 없습니다

# socket_refused: likely starting
m-2aa1bae1 = 애플리케이션이 시작하는 중입니다. 소켓에 바인드했으나 아직 수신 대기하지 않습니다. 또는 그 직후에 비정상 종료했습니다.

# socket_refused: evidence for starting
m-d0f6fe7d = 소켓은 { $socket_age } 전에 만들어졌습니다

# socket_refused: likely other_namespace
m-b08f3b17 = 애플리케이션이 컨테이너에서 실행되며 소켓이 그 안에서 새로 만들어졌는데, 마운트는 이쪽에 옛 파일을 보여 줍니다.

# socket_refused: likely other_path
m-cc7ed57a = 경로가 틀렸습니다. 애플리케이션은 다른 경로에 바인드합니다.

# socket_refused: evidence for other_path
m-1a1c8046 = { $socket }은(는) 소켓이 아닙니다

# socket_refused: step, socket_other: step
m-3f213744 = 누가 수신 대기하는지 확인하십시오:

# socket_refused: step
m-737bdd8e = 그곳에 무엇이 있는지 확인하십시오:

# socket_refused: step
m-702432d8 = 애플리케이션이 실행 중인지, 왜 종료되었는지 확인하십시오:

# socket_permission: title
m-0092c5c6 = Candor에 업스트림의 소켓을 사용할 권한이 없습니다

# socket_permission: explanation
m-7d41e4eb = 업스트림은 유닉스 소켓인데 커널이 Candor의 사용자가 연결하는 것을 허용하지 않습니다: `EACCES`, errno 13.

# socket_permission: explanation
m-1355d041 = 연결하려면 사용자에게 경로의 모든 디렉터리에 들어갈 권한(`x`)과 소켓 자체에 쓸 권한(`w`)이 있어야 합니다. 그중 하나가 없습니다. 모든 권한이 맞아 보이면 SELinux나 AppArmor가 막고 있는 것입니다.

# socket_permission: explanation
m-32964789 = `namei -l SOCKET`은 경로의 각 부분을 권한과 함께 보여 줍니다. Candor의 사용자를 소켓의 그룹에 넣고, 애플리케이션이 소켓을 `0660`으로 만들게 하십시오(umask `007` 또는 systemd의 `SocketMode`). 소켓을 홈 디렉터리에 두지 마십시오.

# socket_permission: sentence
m-4375c9ec = 사용자 { $uid }은(는) { $denied_part }에 들어갈 수 없어(모드 { $denied_mode }, 소유자 { $denied_uid }, 그룹 { $denied_gid }) 소켓 { $socket }에 도달할 수 없습니다({ $errno_name }, errno { $errno }).

# socket_permission: sentence
m-49e346eb = 사용자 { $uid }은(는) 소켓 { $socket }에 쓸 수 없습니다(모드 { $denied_mode }, 소유자 { $denied_uid }, 그룹 { $denied_gid }; { $errno_name }, errno { $errno }).

# socket_permission: sentence
m-67207ab9 = 커널이 소켓 { $socket }의 사용을 거절합니다({ $errno_name }, errno { $errno }).

# socket_permission: likely group
m-f6780aab = Candor의 사용자가 소켓의 그룹 { $denied_gid }에 속해 있지 않습니다. 추가하고 Candor를 재시작하십시오.

# socket_permission: evidence for group
m-a9dcd32c = 모드는 { $denied_mode }이고 이쪽의 그룹은 { $gids }입니다

# socket_permission: likely umask
m-fb929543 = 애플리케이션이 소켓을 자기 사용자만 쓸 수 있게 만듭니다. umask를 007로, 또는 systemd의 SocketMode를 0660으로 설정하십시오.

# socket_permission: evidence for umask
m-195028d3 = 모드 { $denied_mode }은(는) 그룹에도 다른 사용자에게도 쓰기를 허용하지 않습니다

# socket_permission: likely home_directory
m-5d6c33ee = 소켓이 다른 사용자가 들어갈 수 없는 홈 디렉터리에 있습니다. /run 아래의 디렉터리로 옮기십시오.

# socket_permission: evidence for home_directory
m-44eb0eee = { $denied_part }의 모드는 { $denied_mode }입니다

# socket_permission: likely directory
m-e3b215e5 = 디렉터리 { $denied_part }은(는) 소유자나 그룹만 들어갈 수 있습니다.

# socket_permission: evidence for directory
m-0e7ecea8 = { $denied_part }은(는) 모드 { $denied_mode }, 소유자 { $denied_uid }, 그룹 { $denied_gid }입니다

# socket_permission: likely security_module
m-f527a3e2 = SELinux나 AppArmor가 금지합니다. 권한 자체로는 허용됩니다.

# socket_permission: evidence for security_module
m-fdf0db43 = 경로의 어느 부분도 사용자 { $uid }을(를) 막지 않습니다

# socket_permission: likely permissions
m-bcb1a0d6 = 소켓이나 경로에 있는 디렉터리의 권한이 Candor의 사용자를 허용하지 않습니다.

# socket_permission: step
m-ede2ec69 = 경로의 각 부분의 권한을 확인하십시오:

# socket_permission: step
m-84542dfa = SELinux나 AppArmor가 무엇을 거절했는지 확인하십시오:

# socket_backlog_full: title
m-b127c40a = 업스트림 소켓의 대기열이 가득 찼습니다

# socket_backlog_full: explanation
m-83fbe701 = 업스트림은 유닉스 소켓이고 애플리케이션이 수신 대기하지만, 수락을 기다리는 연결이 너무 많아 더 들어갈 수 없습니다: `EAGAIN`, errno 11.

# socket_backlog_full: explanation
m-f6eb0581 = 애플리케이션은 실행 중이지만 요청이 들어오는 것보다 느리게 수락합니다. 모든 워커가 바쁘거나 애플리케이션이 멈춰 있습니다. 같은 상태의 TCP 업스트림은 연결이 타임아웃되게 하지만, 유닉스 소켓은 즉시 알립니다.

# socket_backlog_full: explanation
m-791786ab = `ss -xl`은 몇 개가 기다리는지(Recv-Q), 몇 개까지 기다릴 수 있는지(Send-Q) 보여 줍니다. 애플리케이션이 응답하기는 한다면 워커를 늘리십시오. 대기열을 늘리는 것(`backlog`와 `net.core.somaxconn`)은 일시적 폭주에만 도움이 됩니다.

# socket_backlog_full: sentence
m-07e9d742 = { $socket }에서 수락을 기다리는 연결이 너무 많아 더 들어갈 수 없습니다({ $errno_name }, errno { $errno }).

# socket_backlog_full: likely small_queue
m-cdb0e9b5 = 대기열이 짧습니다. 이 호스트의 어떤 애플리케이션도 net.core.somaxconn보다 긴 대기열을 가질 수 없습니다.

# socket_backlog_full: evidence for small_queue
m-9ea57983 = net.core.somaxconn이 { $backlog_max }뿐입니다

# socket_backlog_full: likely hanging
m-bc6c6a35 = 애플리케이션이 멈춰 있습니다. 수신 대기하지만 아무것도 수락하지 않습니다.

# socket_backlog_full: evidence for hanging
m-5a6e8edd = 시도 { $attempts }회 모두 가득 차 있었습니다

# socket_backlog_full: likely workers_busy
m-fc97528e = 애플리케이션의 모든 워커가 바쁩니다. 수가 너무 적거나, 느린 무언가를 기다리고 있습니다.

# socket_backlog_full: evidence for workers_busy
m-3a426195 = 애플리케이션이 수신 대기하고 있으므로 실행 중입니다

# socket_backlog_full: likely burst
m-8e0c8d0e = 많은 요청이 한꺼번에 들어왔습니다.

# socket_backlog_full: step
m-54f0d003 = 몇 개가 기다리는지(Recv-Q), 몇 개까지 기다릴 수 있는지(Send-Q) 확인하십시오:

# socket_backlog_full: step
m-a0214ce4 = 그 프로세스들이 무엇을 하고 있는지 확인하십시오:

# socket_backlog_full: step
m-45b09f5d = 허용되는 가장 긴 대기열을 확인하십시오:
