### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english -- --include-ignored

# framing_cl_invalid: title
m-dc8426c9 = The answer's Content-Length is no length

# framing_cl_invalid: explanation
m-e079369e = The upstream's answer has a Content-Length field whose value is not one decimal number of bytes.

# framing_cl_invalid: explanation
m-96832194 = Nobody can know where this answer ends and the next begins, so it cannot be passed on. The reason tells what is wrong: `non_digit` (`12 bytes`, `123.0`, `None`), `negative`, `sign`, `hex`, `overflow`, `empty` or `list`.

# framing_cl_invalid: explanation
m-97a059dc = Find where the application sets Content-Length itself and leave that to its server, or mend how the number is formatted. The value is shown as it came.

# framing_cl_invalid: sentence
m-763bcfa7 = The answer of { $peer } has an empty Content-Length, in line { $defect_line } of its head.

# framing_cl_invalid: sentence
m-85e41ac3 = The answer of { $peer } has the Content-Length "{ $length_value }", which is no number of bytes ({ $defect }), in line { $defect_line } of its head.

# framing_cl_invalid: likely float
m-5b5722d5 = The length was computed as a floating point number and printed so.

# framing_cl_invalid: evidence for float, framing_cl_invalid: evidence for unknown_size, framing_cl_invalid: evidence for arithmetic and 2 more
m-d914886b = the value is { $length_value }

# framing_cl_invalid: likely unset
m-02ba7df2 = The length was never set, and the word for nothing was printed.

# framing_cl_invalid: evidence for unset
m-07183643 = the value is "{ $length_value }"

# framing_cl_invalid: likely unknown_size
m-ffad7c63 = The size is not known, and -1 stands for that.

# framing_cl_invalid: likely arithmetic
m-5445e0f9 = An integer overflowed while the length was computed.

# framing_cl_invalid: likely chunk_style
m-f5240ed6 = The length is written in hexadecimal, as chunk sizes are.

# framing_cl_invalid: likely joined
m-8f9fe183 = Two layers each set a Content-Length, and a third joined them into one line.

# framing_cl_invalid: likely formatting
m-08dbc20a = The application formats the number itself: with a unit, separators or quotes.

# framing_cl_invalid: step, head_other: step
m-9609c22a = See the head as it is sent:

# framing_cl_invalid: step
m-2e98be29 = Search the application for where it sets Content-Length itself.

# framing_overrun: title
m-8ed97731 = More came than the answer had declared

# framing_overrun: visitor, framing_other: visitor
m-dad90d08 = The application behind this address gave an answer that contradicts itself.

# framing_overrun: explanation
m-0cfac40c = The body of the upstream's answer was complete, by its Content-Length or its last chunk, and further bytes followed on the connection although nothing had been asked.

# framing_overrun: explanation
m-d78f7574 = Either the declared length is too short, then people get a page that is cut off at its end; or the surplus is the beginning of something else, such as an error page that was appended to an answer that had begun. On a reused connection the surplus would be taken for the next answer, for somebody else; so Candor closes the connection.

# framing_overrun: explanation
m-3ad15309 = If it is seen before the head of the answer has left, the client gets this diagnosis in its place. Later it gets exactly the declared bytes, and the log has a finding.

# framing_overrun: explanation
m-d0a81dd7 = Compare what is declared with what is sent. Content-Length counts bytes, not characters, and it counts them after compression. `tolerate = ["overrun"]` on the upstream delivers the declared bytes in every case.

# framing_overrun: sentence
m-9831b56a = { $peer } declared { $declared } bytes and sent at least { $surplus_seen } more.

# framing_overrun: likely second_response
m-7f971fa3 = A second answer follows the first, for one request: two layers of the application both answered.

# framing_overrun: evidence for second_response
m-d96f2c66 = the surplus begins with HTTP/1.

# framing_overrun: likely chunked_too
m-2143ee89 = The body is also chunked by hand under a Content-Length, or chunked twice.

# framing_overrun: evidence for chunked_too
m-770fc0bb = the surplus looks like a chunk: "{ $surplus }"

# framing_overrun: likely characters
m-a3955b69 = Content-Length was counted in characters, and the text has some that take several bytes.

# framing_overrun: evidence for characters
m-f82ab88b = the surplus has bytes beyond ASCII

# framing_overrun: likely error_page
m-b16a817f = The application failed after it had begun to answer, and its error page was appended.

# framing_overrun: evidence for error_page
m-a6d1da0a = the surplus begins like a page or a stack trace

# framing_overrun: likely line_break
m-61dc2207 = The application adds a line break after its body that it does not count.

# framing_overrun: evidence for line_break
m-a5480f7e = the surplus is "{ $surplus }"

# framing_overrun: likely before_compression
m-329cb65e = The length was computed before the body was changed: by compression, templates or an injected script.

# framing_overrun: step
m-663d37f7 = Compare what is declared and what is sent:

# framing_overrun: step
m-bc803199 = To deliver the declared bytes all the same, write to the upstream at { $upstream_place }: tolerate = ["overrun"]
