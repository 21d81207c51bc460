### request
