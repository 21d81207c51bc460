### origin
