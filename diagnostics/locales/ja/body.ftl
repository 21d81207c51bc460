### body
