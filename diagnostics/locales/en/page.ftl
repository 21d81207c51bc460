### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english -- --include-ignored

# explain
m-6953fbdf = Likely causes

# explain
m-0ea09cea = The evidence of each failure changes their order.

# explain
m-fd618eab = Next steps

# explain
m-a7775444 = Facts

# explain
m-6afbddc9 = Causes

# explain
m-2475b474 = Made from the catalog by a test; do not edit. `candor explain CODE` tells all about one.

# explain
m-f9316cf4 = code

# explain
m-4302e918 = what it says

# explain
m-d98031f8 = phase

# explain
m-ba619595 = who can act

# explain
m-ba4b77ef = status

# explain
m-08a6c018 = as received

# explain
m-3f8d3963 = the client

# explain
m-0cd96ece = who runs the network

# explain
m-9dec50ee = who runs Candor

# explain
m-d3f90a75 = who runs the upstream

# explain
m-89e0b543 = the upstream's own

# explain
m-795db914 = Code

# explain
m-adf51d98 = Phase

# explain
m-5b341fb5 = Who can act

# explain
m-005ef20f = Status

# explain
m-b54cb470 = Proxy-Status error (RFC 9209)

# template
m-9b759fb9 = unknown

# what was expected in a response head
m-40e589ca = HTTP/1.1 200{ " " }

# what was expected in a response head
m-18b62c18 = one number

# what was expected in a response head
m-66c96858 = the same length everywhere

# what was expected in a response head
m-2ed3951f = digits only

# what was expected in a response head
m-414e9582 = Content-Length once

# what was expected in a response head
m-7b4a47cc = chunked once, last

# what was expected in a response head
m-4721c8e6 = no Transfer-Encoding in HTTP/1.0

# what was expected in a response head
m-87aa9955 = one of the two

# what was expected in a response head
m-0d739fad = one space

# what was expected in a response head
m-30381dfb = three digits

# what was expected in a response head
m-3d0de84c = 100 to 599

# what was expected in a response head
m-68b00d6c = a space after the code

# what was expected in a response head
m-900c9853 = visible characters

# what was expected in a response head
m-c8606ab5 = HTTP/1.1 before the fields

# what was expected in a response head
m-607e0ed9 = no NUL

# what was expected in a response head
m-33e1abec = no control character

# what was expected in a response head
m-f11860d9 = a colon after the name

# what was expected in a response head
m-a6c7a46b = a field name

# what was expected in a response head
m-c1896a72 = a token character

# what was expected in a response head
m-afcac9af = a colon

# what was expected in a response head
m-29624506 = CR LF

# what was expected in a response head
m-a19a53f1 = CR only before LF

# what was expected in a response head
m-b9415c35 = a shorter field

# what was expected in a response head
m-32d5b9a1 = the end of the head
