### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# origin_error: title
m-bb696901 = The application itself answered with an error

# origin_error: visitor
m-89ab5c29 = The application behind this address reported an error of its own.

# origin_error: explanation
m-a310a131 = The upstream answered in good order, with a status from 500 to 599. Candor passed its answer on untouched, body and all.

# origin_error: explanation
m-2420582a = This is not the proxy's error: `status_by` is `upstream`. Connection, TLS and framing were in order. A 502, 503 or 504 here comes from another proxy behind Candor, or from the application itself.

# origin_error: explanation
m-28a11f9a = Search the application's log for the request id, which it got as `X-Request-Id`.

# origin_error: sentence
m-e23e72a2 = { $peer } ({ $server_field }) answered { $method } { $path } with { $status } itself.

# origin_error: sentence
m-63b07c49 = { $peer } answered { $method } { $path } with { $status } itself.

# origin_error: likely another_proxy
m-e65f42dc = Another proxy behind Candor answered so: look at its log.

# origin_error: evidence for another_proxy
m-9c0227c6 = { $status } is a proxy's status, and the answer is from { $server_field }

# origin_error: evidence for another_proxy
m-e5d0115a = { $status } is a proxy's status

# origin_error: likely overloaded
m-7ca4222c = The application is overloaded, starting or in maintenance.

# origin_error: evidence for overloaded
m-3b797a25 = it answered 503

# origin_error: likely unimplemented
m-1f8bb544 = The application does not know the method or version of this request.

# origin_error: evidence for unimplemented
m-4ca81647 = it answered { $status }

# origin_error: likely exception
m-b3370c6d = The application failed on this request: an exception that nothing caught.

# origin_error: evidence for exception
m-3879756c = it answered 500

# origin_error: step
m-af5e1ba4 = Search the application's log for the request id:

# origin_error: step
m-01d43abf = Search the application's log for the request id { $request_id }.
