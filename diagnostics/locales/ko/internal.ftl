### internal
