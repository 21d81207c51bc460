### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# internal_overload: title
m-f1a46284 = A limit of Candor itself is reached

# internal_overload: explanation
m-5504bc5f = Candor holds as many connections, files or requests as it may, and refused a further one. No upstream was asked.

# internal_overload: explanation
m-4cee07c2 = Either more people come than the limit was made for, or something holds what it does not use: clients that open connections and send nothing, an application that answers slowly so that requests pile up.

# internal_overload: explanation
m-422634eb = See what fills the limit before raising it. For open files, raise `LimitNOFILE` of the unit; for connections, the key that the evidence names.

# internal_overload: sentence
m-2750f2ca = Candor is at its limit { $overload }: { $overload_value } of { $overload_max }.

# internal_overload: likely open_files
m-0b22535d = The limit of open files is too low for a proxy: each request takes two.

# internal_overload: evidence for open_files
m-8d7d9154 = the limit is { $overload_max }, a default of old

# internal_overload: evidence for open_files
m-f273aa72 = the limit is { $overload_max }

# internal_overload: likely idle_clients
m-ed783797 = Clients hold connections that they do not use.

# internal_overload: evidence for idle_clients
m-68fdfcbb = the limit is one of connections

# internal_overload: likely slow_upstream
m-4d2aba8f = An application answers slowly, and requests pile up before it.

# internal_overload: likely flood
m-59ab5788 = More requests come than ever before.

# internal_overload: step
m-160fbf74 = See the connections by state:

# internal_overload: step
m-a5b6c9c7 = The limit is { $overload } = { $overload_max }.

# internal_shutdown: title
m-bb82349e = Candor is stopping

# internal_shutdown: visitor
m-440a93ef = The server is restarting. Please try again in a moment.

# internal_shutdown: explanation
m-4311f1e0 = Candor was told to stop. It finishes the requests that it has and takes no new ones; this one came too late, or was still running when the time to finish was over.

# internal_shutdown: explanation
m-a965df88 = A restart or a stop, by hand or by the service manager. Retrying after a moment works if it was a restart. A reload (SIGHUP) never does this.

# internal_shutdown: explanation
m-5bf5a99a = Nothing, if it was meant. Where requests take long, raise `shutdown`; to change the configuration reload instead of restarting.

# internal_shutdown: sentence
m-a0d61901 = Candor is stopping, and the time to finish was over before { $peer } had answered.

# internal_shutdown: sentence
m-c9565200 = Candor is stopping and took no further request.

# internal_shutdown: likely cut
m-7536872a = The time to finish was shorter than this request took: raise `shutdown`.

# internal_shutdown: evidence for cut
m-6ef60ef0 = the request was already with the upstream

# internal_shutdown: likely stopping
m-2780b054 = A request came on a connection that was kept open, just as Candor began to stop.

# internal_shutdown: likely restart
m-79014909 = Candor is being restarted or stopped.

# internal_shutdown: step
m-0275a67c = See who stopped it:

# internal_error: title
m-edeec9ba = Candor itself failed

# internal_error: visitor
m-de2fb81b = The server had an internal problem and could not answer this request.

# internal_error: explanation
m-37181acb = A part of Candor gave up, or an exchange ended and Candor noted no fact that says why. The upstream is not to blame: nothing that it said or did was judged.

# internal_error: explanation
m-374fd607 = This is a defect of Candor, or of a limit that was set for it. One request was lost; the others go on.

# internal_error: explanation
m-31255c44 = Report it with the log line of the request and the version.

# internal_error: sentence
m-6a1caeb4 = Candor itself failed: { $what }.

# internal_error: sentence
m-769519d6 = Candor ended this request in phase { $phase } without noting why. That is a defect of Candor.

# internal_error: likely memory
m-1cf1f2d8 = The host, or the limit of Candor's unit, has no memory left.

# internal_error: evidence for memory, internal_error: evidence for disk
m-59cfa24c = it says: { $what }

# internal_error: likely disk
m-405208fe = A disk is full.

# internal_error: likely defect
m-ba030f49 = A defect of Candor.

# internal_error: step
m-4c3456da = Report it, with this request's log line and this version:
