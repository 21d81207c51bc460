### other
