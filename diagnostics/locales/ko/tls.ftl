### tls
