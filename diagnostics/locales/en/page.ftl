### Made from the sources by a test; do not edit:
### UPDATE_EXPECT=1 cargo test -p candor-diagnostics english

# explain, words
m-6953fbdf = Likely causes

# explain, words
m-0ea09cea = The evidence of each failure changes their order.

# explain, words
m-fd618eab = Next steps

# explain, words
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

# explain, words
m-795db914 = Code

# explain
m-adf51d98 = Phase

# explain, words
m-5b341fb5 = Who can act

# explain, words
m-005ef20f = Status

# explain
m-b54cb470 = Proxy-Status error (RFC 9209)

# template, words
m-9b759fb9 = unknown

# words
m-658f3664 = Copy

# words
m-8dc21305 = Copied

# words
m-c2b88f6c = The whole report as text

# words
m-82454152 = Request

# words
m-dfe4e404 = Time

# words
m-0132c8fc = Asked for

# words
m-a2cc6ee4 = You can try again in a few seconds.

# words
m-f2784c08 = If you ask for help, give this number:

# words
m-8b5a1a82 = The way of the request

# words
m-d5a6163e = Client

# words
m-3945e8e0 = Upstream

# words
m-4c65d64b = No upstream

# words
m-901275a6 = none was asked

# words
m-02a0baa5 = broke in phase { $phase }

# words
m-b12d299a = Where the time went

# words
m-ca1fa301 = { $timer } ran out: { $elapsed } of { $limit }, set at { $timer_place }

# words
m-8e32ddbb = Likely causes, what the evidence speaks for first

# words
m-1440c15d = Note

# words
m-9a690ca6 = What was tried

# words
m-75b19520 = idle connection, used again

# words
m-9a09e2f3 = new connection

# words
m-15832aed = ended in phase

# words
m-f800be44 = Evidence

# words
m-651aef20 = Line { $defect_line }, byte { $defect_offset }: found { $found }, expected { $expected }.

# words
m-83f37917 = (end)

# words
m-8f929c1e = client

# words
m-5b2a647f = Tried

# words
m-062accf6 = Verdict

# words
m-6a12e0e7 = Config

# words
m-4253c993 = phase { $phase }

# words
m-f556f407 = route { $route }

# words
m-8b4eca94 = made by Candor

# words
m-301d52ab = made by the upstream

# words
m-3f55c869 = certain

# words
m-7e993075 = likely

# words
m-32482109 = the client can act

# words
m-ac6a587c = who runs the network can act

# words
m-5055321c = who runs Candor can act

# words
m-2d10dbbf = who runs the upstream can act

# words
m-4f34d900 = More

# words
m-6ceafb41 = Who and where

# words
m-88ab5323 = made by Candor, not by the application

# words
m-335acda1 = made by the upstream, and passed on by Candor

# words
m-fe82461a = Certainty

# words
m-ad3e28bc = certain: the peer or the kernel said so in terms

# words
m-4b6ff618 = likely: inferred from the evidence

# words
m-e00c0cd0 = unknown: this failure has no name of its own yet

# words
m-ba38a36e = Site

# words
m-d7d630be = Route

# words
m-8f814be5 = written at

# words
m-83b6d8e8 = More about this cause

# words
m-53bb54e4 = All causes

# words
m-b9aa833c = The same as text or JSON

# words
m-30fa0b19 = The causes that Candor can name

# slots
m-31e9ae78 = { " " }and{ " " }

# slots
m-f5e750e9 = the default

# slots
m-39b88649 = the end

# slots
m-3553e285 = space

# slots
m-7af13fd8 = { $count } second

# slots
m-34c73a31 = { $count } seconds

# slots
m-4a69f9cd = { $count } minutes

# slots
m-5b4592c3 = { $count } hours

# slots
m-2a7dbeef = { $count } days

# tls
m-f485263e = the system's authorities

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
m-82845159 = Elasticsearch transport

# what was expected in a response head
m-58c45094 = SMTP or FTP

# what was expected in a response head
m-372bd1c8 = the fields below

# what was expected in a response head
m-0f71a6f7 = an empty line

# what was expected in a response head
m-c2c3655e = a space and a status

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
m-f11860d9 = a colon after the name

# what was expected in a response head
m-a6c7a46b = a field name

# what was expected in a response head
m-c1896a72 = a token character

# what was expected in a response head
m-afcac9af = a colon

# what was expected in a response head
m-607e0ed9 = no NUL

# what was expected in a response head
m-33e1abec = no control character

# what was expected in a response head
m-29624506 = CR LF

# what was expected in a response head
m-a19a53f1 = CR only before LF

# what was expected in a response head
m-29f8d188 = Oracle Net

# what was expected in a response head
m-32d5b9a1 = the end of the head

# what was expected in a response head
m-b9415c35 = a shorter field
