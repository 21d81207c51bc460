### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# hint
m-bda6c545 = The address is { $answer_age } old, its answer was valid for { $ttl }.

# hint
m-eccd1371 = `localhost` was tried as { $addresses }; the other address family was not.

# hint
m-3aeeec01 = { $question } was found only with a search suffix: { $asked } were asked.

# hint
m-414a13ad = The scheme of { $server } does not fit what the upstream speaks.

# hint
m-e8be1955 = The peer greeted as another service does: { $spoken }.

# hint
m-289545b1 = It ended { $after } after the request, a round number: a timer of the upstream may have run out.

# hint
m-bfe6b627 = The certificate begins { $valid_in } after this host's clock, { $now }: one of the two clocks is wrong.

# hint
m-6386192e = The clocks of { $peer } and of this host differ by { $clock_difference }: its Date says { $peer_clock }.
