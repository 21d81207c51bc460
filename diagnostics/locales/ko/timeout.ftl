### timeout
