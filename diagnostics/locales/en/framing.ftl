### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

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

# framing_cl_invalid: evidence for float, framing_cl_invalid: evidence for unknown_size, framing_cl_invalid: evidence for arithmetic and 4 more
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

# framing_cl_invalid: likely joined, framing_cl_conflict: likely joined, framing_other: likely joined
m-8f9fe183 = Two layers each set a Content-Length, and a third joined them into one line.

# framing_cl_invalid: likely formatting
m-08dbc20a = The application formats the number itself: with a unit, separators or quotes.

# framing_cl_invalid: step, framing_cl_conflict: step
m-2e98be29 = Search the application for where it sets Content-Length itself.

# framing_cl_conflict: title
m-15bfa26c = The answer has Content-Lengths that differ

# framing_cl_conflict: visitor, framing_cl_and_te: visitor, framing_chunk_size_invalid: visitor and 5 more
m-dad90d08 = The application behind this address gave an answer that contradicts itself.

# framing_cl_conflict: explanation
m-b16732ed = The head of the upstream's answer names its length more than once, in several fields or as a list in one, and the numbers are not the same.

# framing_cl_conflict: explanation
m-32a9cc55 = One reader goes by the first number, another by the last: the bytes between are the end of this answer to the one and the beginning of the next answer to the other. That is how responses are smuggled, so it cannot be passed on and cannot be tolerated. Equal lengths are collapsed into one, with a finding in the log.

# framing_cl_conflict: explanation
m-a8e03fea = Find the two layers that both set the field and let only the last of them do so: usually the application's server, after compression and templates are done.

# framing_cl_conflict: sentence
m-fed357f5 = The answer of { $peer } has the Content-Length "{ $length_value }", numbers that differ, in line { $defect_line } of its head.

# framing_cl_conflict: sentence
m-658be1ea = The answer of { $peer } has Content-Lengths that differ: { $lengths }. The second stands in line { $defect_line } of its head.

# framing_cl_conflict: likely two_layers, framing_other: likely two_layers
m-52c6d559 = Two layers of the application each set a Content-Length: a middleware adds where it should replace.

# framing_cl_conflict: likely compression
m-90897dea = One layer counted the body before it was compressed, the other after.

# framing_cl_conflict: evidence for compression, framing_cl_and_te: evidence for compression
m-af9cf826 = the answer has a Content-Encoding

# framing_cl_conflict: likely proxy_between
m-d2f5132f = A proxy between changed the body, added its own Content-Length and left the old one.

# framing_cl_conflict: evidence for proxy_between, framing_cl_and_te: evidence for proxy_between
m-dafa55d9 = the answer has a Via field

# framing_cl_conflict: likely injected
m-ab5299b2 = A value with a line break got into a field and brought a Content-Length with it.

# framing_cl_conflict: step
m-20f24656 = See each length as it is sent:

# framing_cl_and_te: title
m-ad5a13a1 = The answer has both Content-Length and Transfer-Encoding

# framing_cl_and_te: explanation
m-e4cf6a51 = The head of the upstream's answer says twice where its body ends: after so many bytes, and with the last chunk.

# framing_cl_and_te: explanation
m-bb17cbd7 = RFC 9112 lets Transfer-Encoding win and warns that such a message may be an attempt at response smuggling: a reader that goes by the length sees another answer than one that goes by the chunks.

# framing_cl_and_te: explanation
m-5d72c4c2 = Let the application leave Content-Length out where its server chunks, or let it not set Transfer-Encoding itself. `tolerate = ["te_and_cl"]` on the upstream drops the length, goes by the chunks, and notes a finding.

# framing_cl_and_te: sentence
m-4edde157 = The answer of { $peer } has both Content-Length: { $lengths } and Transfer-Encoding: { $codings }; the second of them in line { $defect_line } of its head.

# framing_cl_and_te: likely server_chunks
m-a19da45e = The application sets Content-Length, and its framework or server chunks all the same.

# framing_cl_and_te: likely by_hand
m-269d4e26 = The application sets Transfer-Encoding itself, and its server adds the length of what it got.

# framing_cl_and_te: evidence for by_hand
m-4325f2bc = Transfer-Encoding stands before Content-Length

# framing_cl_and_te: likely compression
m-4851e0ef = The body is compressed while it is sent, so it is chunked, and the length from before was left.

# framing_cl_and_te: likely proxy_between
m-8c3056db = A proxy between framed the answer anew and left the old field.

# framing_cl_and_te: likely smuggling
m-5cea8ce2 = Somebody makes the application send it, so that two readers see different answers.

# framing_cl_and_te: step
m-84e96144 = See both fields as they are sent:

# framing_cl_and_te: step
m-8aa77f52 = If it cannot be mended, write to the upstream at { $upstream_place }: tolerate = ["te_and_cl"]

# framing_cl_and_te: step, framing_te_unsupported: step, framing_other: step
m-4fafd233 = Search the application for where it sets Content-Length or Transfer-Encoding itself.

# framing_te_unsupported: title
m-14e85392 = The answer's transfer coding is not supported

# framing_te_unsupported: explanation
m-c9acda6f = The Transfer-Encoding of the upstream's answer is something else than `chunked`, once: another coding (`unknown_coding`), chunked before another (`chunked_not_last`) or twice (`chunked_twice`), nothing at all (`empty`), or any on an answer of HTTP/1.0 (`http_1_0`), which has none.

# framing_te_unsupported: explanation
m-834e8286 = Transfer-Encoding says where the answer ends. Candor did not ask for any other coding, and cannot know where an answer ends whose coding it does not know.

# framing_te_unsupported: explanation
m-2ec7986d = A compressed body belongs into Content-Encoding. Leave Transfer-Encoding to the application's server; an application that sets it usually makes the server chunk twice.

# framing_te_unsupported: sentence
m-f60f3521 = The answer of { $peer } is HTTP/1.0 and has the Transfer-Encoding "{ $codings }", which HTTP/1.0 does not know, in line { $defect_line } of its head.

# framing_te_unsupported: sentence
m-256237b8 = The answer of { $peer } has the Transfer-Encoding "{ $codings }": chunked twice.

# framing_te_unsupported: sentence
m-a4c4405d = The answer of { $peer } has the Transfer-Encoding "{ $codings }": chunked is not the last of them.

# framing_te_unsupported: sentence
m-21aeb396 = The answer of { $peer } has an empty Transfer-Encoding, in line { $defect_line } of its head.

# framing_te_unsupported: sentence
m-8463a39c = The answer of { $peer } has the Transfer-Encoding "{ $codings }", in line { $defect_line } of its head; only chunked is known.

# framing_te_unsupported: likely content_coding
m-69b7d70a = The body is compressed, and the coding was written into Transfer-Encoding: it belongs into Content-Encoding.

# framing_te_unsupported: evidence for content_coding, framing_te_unsupported: evidence for identity, framing_te_unsupported: evidence for typo
m-f529d889 = the coding is { $codings }

# framing_te_unsupported: likely double
m-0a600c52 = The application chunks its body itself, and its server does so once more.

# framing_te_unsupported: evidence for double
m-8b8060e7 = chunked is there twice

# framing_te_unsupported: likely identity
m-19c88285 = The application asks its server not to chunk by the old coding "identity", which was removed from HTTP.

# framing_te_unsupported: likely typo
m-112968a4 = The value is misspelled: it is "chunked", without parameters or quotes.

# framing_te_unsupported: likely old_version
m-306cbe53 = A server that chunks is set to answer as HTTP/1.0, or an old proxy between lowers the version.

# framing_te_unsupported: evidence for old_version
m-ba4822b4 = the answer is HTTP/1.0

# framing_te_unsupported: likely by_hand
m-5b3a685f = The application sets Transfer-Encoding itself.

# framing_chunk_size_invalid: title
m-8bb7c4c3 = A chunk of the answer has no valid size

# framing_chunk_size_invalid: explanation
m-fc23500d = The upstream's answer is chunked, and where the size of the next chunk should stand, in hexadecimal and ended by CR LF, there is something else: another character (`non_hex`), nothing (`empty`), a size beyond any counter (`too_large`), another line ending (`line_ending`), or an extension that is too long (`ext_too_long`) or has a control character (`ext_byte`).

# framing_chunk_size_invalid: explanation
m-31265b9c = From here on nobody can know what is body and what is framing. If it is seen before the head of the answer has left, the client gets this diagnosis in its place. Later the answer is cut, so that the client can tell that it is not whole.

# framing_chunk_size_invalid: explanation
m-27bf99a3 = Let the application write its body and leave chunking to its server. The offset is counted in the body as it is on the wire.

# framing_chunk_size_invalid: sentence
m-dd459ef8 = The chunked body of { $peer }'s answer has a line without a chunk size at byte { $chunk_offset }: { $chunk_found } where a hexadecimal digit should stand.

# framing_chunk_size_invalid: sentence
m-7fcf2e21 = The chunked body of { $peer }'s answer has a chunk size at byte { $chunk_offset } that is larger than any counter holds.

# framing_chunk_size_invalid: sentence
m-fc17d8eb = The chunked body of { $peer }'s answer has a chunk size that is followed by { $chunk_found } at byte { $chunk_offset }, where CR LF should stand.

# framing_chunk_size_invalid: sentence
m-fdcf2991 = The chunked body of { $peer }'s answer has a chunk extension of more than 1024 bytes, at byte { $chunk_offset }.

# framing_chunk_size_invalid: sentence
m-5053f447 = The chunked body of { $peer }'s answer has { $chunk_found } in a chunk extension, at byte { $chunk_offset }.

# framing_chunk_size_invalid: sentence
m-98786784 = The chunked body of { $peer }'s answer has { $chunk_found } at byte { $chunk_offset }, where a chunk size in hexadecimal should stand.

# framing_chunk_size_invalid: likely not_chunked
m-2b92a69e = The body is not chunked at all: something sets Transfer-Encoding and writes the body as it is.

# framing_chunk_size_invalid: evidence for not_chunked
m-1a50938f = it is the first byte of the body

# framing_chunk_size_invalid: likely prefix
m-ede50853 = Sizes are written with the prefix 0x.

# framing_chunk_size_invalid: evidence for prefix
m-6e3d0381 = the size begins with 0x

# framing_chunk_size_invalid: likely unknown_size
m-d587cb91 = The size is not known, and -1 is written for that.

# framing_chunk_size_invalid: evidence for unknown_size
m-175b8bd1 = the size is -1, as a number with sign or as all ones

# framing_chunk_size_invalid: likely blank_line
m-79f933ad = The application writes a line break after a chunk, beside the one of its server.

# framing_chunk_size_invalid: evidence for blank_line
m-219b518b = there is an empty line where the size should stand

# framing_chunk_size_invalid: likely line_feed, framing_chunk_terminator_invalid: likely line_feed
m-4cf3a5eb = Chunks are written by hand, with \n where \r\n belongs.

# framing_chunk_size_invalid: evidence for line_feed, framing_chunk_terminator_invalid: evidence for line_feed
m-b3f1b888 = the line ends in LF alone

# framing_chunk_size_invalid: likely signed_chunks
m-b0fb8f60 = Chunks with signatures, as object stores use them for uploads, are sent as an answer.

# framing_chunk_size_invalid: evidence for signed_chunks
m-06be1659 = the chunk has a long extension

# framing_chunk_size_invalid: likely output
m-654dc719 = Something writes to the connection between the chunks: debug output, a warning, an error page.

# framing_chunk_size_invalid: evidence for output
m-7e0e0545 = there is text: "{ $chunk_excerpt }"

# framing_chunk_size_invalid: likely by_hand
m-5afd5131 = The application writes chunks by hand over a server that chunks too.

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step
m-eba409b3 = See the chunks as they are sent:

# framing_chunk_size_invalid: step, framing_chunk_terminator_invalid: step, framing_trailer_invalid: step
m-4eda9f5e = Search the application for where it writes chunk sizes or sets Transfer-Encoding itself.

# framing_chunk_terminator_invalid: title
m-383f2f74 = A chunk of the answer does not end where its size says

# framing_chunk_terminator_invalid: explanation
m-7f98ab34 = The upstream's answer is chunked. After as many bytes as a chunk has declared, CR LF should follow, and something else does (`missing`), or LF alone (`bare_lf`).

# framing_chunk_terminator_invalid: explanation
m-878b946a = The size is wrong, so nobody can know what is body and what is framing. If it is seen before the head of the answer has left, the client gets this diagnosis in its place. Later the answer is cut, so that the client can tell that it is not whole.

# framing_chunk_terminator_invalid: explanation
m-40400ec8 = Count bytes, not characters, and write the size in hexadecimal, without the CR LF after the data. Better, leave chunking to the application's server. The offset is counted in the body as it is on the wire.

# framing_chunk_terminator_invalid: sentence
m-6630172d = A chunk of { $chunk_size } bytes in { $peer }'s answer ends in LF alone, at byte { $chunk_offset } of the body.

# framing_chunk_terminator_invalid: sentence
m-2d8ce4b7 = A chunk of { $peer }'s answer declared { $chunk_size } bytes and is followed by { $chunk_found } at byte { $chunk_offset } of the body, where CR LF should stand.

# framing_chunk_terminator_invalid: likely decimal
m-b71dc6ac = Chunk sizes are written in decimal: they are hexadecimal.

# framing_chunk_terminator_invalid: evidence for decimal
m-a2d148a1 = read as a decimal number, the size fits the data

# framing_chunk_terminator_invalid: likely terminator_counted
m-35e2ad17 = The CR LF after the data is counted in the size.

# framing_chunk_terminator_invalid: evidence for terminator_counted
m-600186a8 = the data ends in CR LF

# framing_chunk_terminator_invalid: likely characters
m-1e434ab9 = The size was counted in characters, and the text has some that take several bytes.

# framing_chunk_terminator_invalid: evidence for characters
m-bd52a782 = there are bytes beyond ASCII around it

# framing_chunk_terminator_invalid: likely too_short
m-f395d648 = The size is too small by a few bytes: counted before the text was escaped, translated or given a line break.

# framing_chunk_terminator_invalid: evidence for too_short
m-acaffe4c = CR LF follows a few bytes later

# framing_chunk_terminator_invalid: likely several_writers
m-15f9dd09 = Two threads or layers write to the connection at the same time.

# framing_trailer_invalid: title
m-8d5d26be = The answer's trailer is not valid

# framing_trailer_invalid: explanation
m-ce283629 = The upstream's answer is chunked, and what follows its last chunk is no trailer section: a line that is no field (`syntax`), a field that must not stand there (`forbidden`), more than 8 KiB or 64 fields (`too_large`), or the connection ended before the empty line (`no_end`).

# framing_trailer_invalid: explanation
m-2b82285f = All of the body has come, and its end has not: what follows could be the beginning of something else. The answer is cut, so that the client can tell; if nothing of it had left, the client gets this diagnosis in its place.

# framing_trailer_invalid: explanation
m-6ee066a8 = Look at what the application writes after the last chunk. Fields that frame or route a message, such as Content-Length, Transfer-Encoding and Host, belong into the head.

# framing_trailer_invalid: sentence
m-195fb97e = { $peer } ended the connection after the last chunk of its answer, at byte { $chunk_offset } of the body, before the empty line that ends it.

# framing_trailer_invalid: sentence
m-f9b17282 = The trailer of { $peer }'s answer is larger than 8 KiB or has more than 64 fields, at byte { $chunk_offset } of the body.

# framing_trailer_invalid: sentence
m-98844c03 = The trailer of { $peer }'s answer has a field that must not stand there, at byte { $chunk_offset } of the body: "{ $chunk_excerpt }".

# framing_trailer_invalid: sentence
m-f9276816 = The trailer of { $peer }'s answer has { $chunk_found } at byte { $chunk_offset } of the body, where a field or the empty line should stand.

# framing_trailer_invalid: likely error_page, framing_overrun: likely error_page
m-b16a817f = The application failed after it had begun to answer, and its error page was appended.

# framing_trailer_invalid: evidence for error_page
m-7d46264b = there is the beginning of a page or answer

# framing_trailer_invalid: likely length_in_trailer
m-41456449 = The application learns its length at the end and sends it as a trailer.

# framing_trailer_invalid: evidence for length_in_trailer
m-36ae0f51 = there is such a field

# framing_trailer_invalid: likely last_line_missing
m-591aec8a = The application ends its body with 0 and one line break: there are two.

# framing_trailer_invalid: evidence for last_line_missing
m-027839d2 = the connection ended after the last chunk

# framing_trailer_invalid: likely chunk_after_last
m-37e7a5ad = An empty piece of the body was written as a chunk of size 0, which is the last chunk, and the body went on.

# framing_trailer_invalid: evidence for chunk_after_last
m-47ffa3ba = what follows begins like a chunk

# framing_trailer_invalid: likely by_hand
m-f99a7acc = The application writes the last chunk or the trailers by hand.

# framing_trailer_invalid: step
m-21d786f7 = See the end of the body as it is sent:

# framing_body_not_allowed: title
m-289b5ac4 = The answer has a body where none may be

# framing_body_not_allowed: explanation
m-b5c034b1 = An answer to HEAD (`head`), an answer 204 (`no_content`) or 304 (`not_modified`), and an interim answer 1xx (`interim`) end with their head, whatever their fields say. The upstream sent bytes after such a head.

# framing_body_not_allowed: explanation
m-339a02d4 = On a connection that is used again the bytes would be taken for the beginning of the next answer, for somebody else; so Candor closes the connection.

# framing_body_not_allowed: explanation
m-2923da90 = If they are seen before the head of the answer has left, the client gets this diagnosis in its place. Later the client has its answer, and the log has a finding.

# framing_body_not_allowed: explanation
m-3a56e405 = Let the application not write a body there. `tolerate = ["body_not_allowed"]` on the upstream drops the bytes in every case and notes a finding.

# framing_body_not_allowed: sentence
m-e5f5bc29 = { $peer } sent at least { $surplus_seen } bytes of a body in its answer to HEAD, which has none.

# framing_body_not_allowed: sentence
m-224892f5 = { $peer } sent at least { $surplus_seen } bytes after an interim answer, which has no body.

# framing_body_not_allowed: sentence
m-40b6aebb = { $peer } sent at least { $surplus_seen } bytes of a body after a head with the status { $received_status }, which has none.

# framing_body_not_allowed: likely second_response, framing_overrun: likely second_response
m-7f971fa3 = A second answer follows the first, for one request: two layers of the application both answered.

# framing_body_not_allowed: evidence for second_response, framing_overrun: evidence for second_response
m-5a42f9ec = the surplus begins with HTTP/1

# framing_body_not_allowed: likely head_as_get
m-a49ffbc9 = The application answers HEAD as it answers GET, and its server does not leave out the body.

# framing_body_not_allowed: evidence for head_as_get
m-c5e30fcf = the method is HEAD

# framing_body_not_allowed: likely json
m-dbad8deb = A framework writes an empty value, such as { "{" }{ "}" } or null, as the body of every answer.

# framing_body_not_allowed: evidence for json, framing_body_not_allowed: evidence for last_chunk, framing_overrun: evidence for line_break
m-a5480f7e = the surplus is "{ $surplus }"

# framing_body_not_allowed: likely last_chunk
m-4427b306 = The server chunks every answer, and writes the last chunk after a head that has no body.

# framing_body_not_allowed: likely status_late
m-9a00495d = The status was changed after the body had been prepared: by a cache, a middleware or an error handler.

# framing_body_not_allowed: step
m-3fe05614 = See all that is sent:

# framing_body_not_allowed: step
m-7204abd2 = If it cannot be mended, write to the upstream at { $upstream_place }: tolerate = ["body_not_allowed"]

# framing_overrun: title
m-8ed97731 = More came than the answer had declared

# framing_overrun: explanation
m-0cfac40c = The body of the upstream's answer was complete, by its Content-Length or its last chunk, and further bytes followed on the connection although nothing had been asked.

# framing_overrun: explanation
m-d78f7574 = Either the declared length is too short, then people get a page that is cut off at its end; or the surplus is the beginning of something else, such as an error page that was appended to an answer that had begun. On a reused connection the surplus would be taken for the next answer, for somebody else; so Candor closes the connection.

# framing_overrun: explanation
m-3ad15309 = If it is seen before the head of the answer has left, the client gets this diagnosis in its place. Later it gets exactly the declared bytes, and the log has a finding.

# framing_overrun: explanation
m-d0a81dd7 = Compare what is declared with what is sent. Content-Length counts bytes, not characters, and it counts them after compression. `tolerate = ["overrun"]` on the upstream delivers the declared bytes in every case.

# framing_overrun: sentence
m-b4140bb8 = { $peer } ended its chunked body after { $declared } bytes and sent at least { $surplus_seen } more.

# framing_overrun: sentence
m-9831b56a = { $peer } declared { $declared } bytes and sent at least { $surplus_seen } more.

# framing_overrun: likely chunked_too
m-2143ee89 = The body is also chunked by hand under a Content-Length, or chunked twice.

# framing_overrun: evidence for chunked_too
m-770fc0bb = the surplus looks like a chunk: "{ $surplus }"

# framing_overrun: likely characters
m-a3955b69 = Content-Length was counted in characters, and the text has some that take several bytes.

# framing_overrun: evidence for characters
m-f82ab88b = the surplus has bytes beyond ASCII

# framing_overrun: evidence for error_page
m-a6d1da0a = the surplus begins like a page or a stack trace

# framing_overrun: likely line_break
m-61dc2207 = The application adds a line break after its body that it does not count.

# framing_overrun: likely before_compression
m-329cb65e = The length was computed before the body was changed: by compression, templates or an injected script.

# framing_overrun: step
m-663d37f7 = Compare what is declared and what is sent:

# framing_overrun: step
m-4087c334 = If it cannot be mended, write to the upstream at { $upstream_place }: tolerate = ["overrun"]
