### socket
