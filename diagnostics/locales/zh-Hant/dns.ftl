### dns
