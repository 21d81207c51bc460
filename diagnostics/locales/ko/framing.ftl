### framing
