### page

# explain, words
m-6953fbdf = 可能原因

# explain, words
m-0ea09cea = 每次失败的证据会改变它们的顺序。

# explain, words
m-fd618eab = 后续步骤

# explain, words
m-a7775444 = 事实

# explain
m-6afbddc9 = 原因

# explain
m-2475b474 = 由测试根据目录生成，请勿编辑。用 `candor explain CODE` 查看某一原因的全部说明。

# explain
m-f9316cf4 = 代码

# explain
m-4302e918 = 含义

# explain
m-d98031f8 = 阶段

# explain
m-ba619595 = 谁能处理

# explain
m-ba4b77ef = 状态

# explain
m-08a6c018 = 与收到的相同

# explain
m-3f8d3963 = 客户端

# explain
m-0cd96ece = 网络管理员

# explain
m-9dec50ee = Candor 管理员

# explain
m-d3f90a75 = 上游管理员

# explain
m-89e0b543 = 上游自己的

# explain, words
m-795db914 = 代码

# explain
m-adf51d98 = 阶段

# explain, words
m-5b341fb5 = 谁能处理

# explain, words
m-005ef20f = 状态

# explain
m-b54cb470 = Proxy-Status 错误类型（RFC 9209）

# template, words
m-9b759fb9 = 未知

# words
m-658f3664 = 复制

# words
m-8dc21305 = 已复制

# words
m-c2b88f6c = 完整的文本报告

# words
m-82454152 = 请求

# words
m-dfe4e404 = 时间

# words
m-0132c8fc = 请求内容

# words
m-a2cc6ee4 = 几秒钟后可以重试。

# words
m-f2784c08 = 寻求帮助时，请提供此编号：

# words
m-8b5a1a82 = 请求的路径

# words
m-d5a6163e = 客户端

# words
m-3945e8e0 = 上游

# words
m-4c65d64b = 无上游

# words
m-901275a6 = 未询问任何上游

# words
m-02a0baa5 = 在 { $phase } 阶段中断

# words
m-b12d299a = 时间花在哪里

# words
m-ca1fa301 = { $timer } 到期：{ $limit } 的上限用了 { $elapsed }，设置于 { $timer_place }

# words
m-8e32ddbb = 可能原因（按证据强弱排序）

# words
m-1440c15d = 备注

# words
m-9a690ca6 = 尝试过的操作

# words
m-75b19520 = 复用空闲连接

# words
m-9a09e2f3 = 新连接

# words
m-15832aed = 结束阶段

# words
m-f800be44 = 证据

# words
m-651aef20 = 第 { $defect_line } 行，第 { $defect_offset } 字节：发现 { $found }，应为 { $expected }。

# words
m-83f37917 = （结尾）

# words
m-8f929c1e = 客户端

# words
m-5b2a647f = 尝试

# words
m-062accf6 = 结论

# words
m-6a12e0e7 = 配置

# words
m-4253c993 = { $phase } 阶段

# words
m-f556f407 = 路由 { $route }

# words
m-8b4eca94 = 由 Candor 生成

# words
m-301d52ab = 由上游生成

# words
m-3f55c869 = 确定

# words
m-7e993075 = 很可能

# words
m-32482109 = 客户端可以处理

# words
m-ac6a587c = 网络管理员可以处理

# words
m-5055321c = Candor 管理员可以处理

# words
m-2d10dbbf = 上游管理员可以处理

# words
m-4f34d900 = 更多

# words
m-6ceafb41 = 谁、在哪里

# words
m-88ab5323 = 由 Candor 而非应用生成

# words
m-335acda1 = 由上游生成，Candor 原样转发

# words
m-fe82461a = 确定程度

# words
m-ad3e28bc = 确定：对端或内核明确说明

# words
m-4b6ff618 = 很可能：根据证据推断

# words
m-e00c0cd0 = 未知：此类失败尚无专门的名称

# words
m-ba38a36e = 站点

# words
m-d7d630be = 路由

# words
m-8f814be5 = 写于

# words
m-83b6d8e8 = 关于此原因的更多说明

# words
m-53bb54e4 = 所有原因

# words
m-b9aa833c = 同样内容的文本或 JSON

# words
m-30fa0b19 = Candor 能够指明的原因

# slots
m-31e9ae78 = { " " }和{ " " }

# slots
m-f5e750e9 = 默认值

# slots
m-39b88649 = 结尾

# slots
m-3553e285 = 空格

# slots
m-7af13fd8 = { $count } 秒

# slots
m-34c73a31 = { $count } 秒

# slots
m-4a69f9cd = { $count } 分钟

# slots
m-5b4592c3 = { $count } 小时

# slots
m-2a7dbeef = { $count } 天

# tls
m-f485263e = 系统的证书颁发机构

# what was expected in a response head
m-40e589ca = HTTP/1.1 200{ " " }

# what was expected in a response head
m-18b62c18 = 一个数字

# what was expected in a response head
m-66c96858 = 各处相同的长度

# what was expected in a response head
m-2ed3951f = 仅数字

# what was expected in a response head
m-414e9582 = 仅一个 Content-Length

# what was expected in a response head
m-7b4a47cc = chunked 仅一次且在最后

# what was expected in a response head
m-4721c8e6 = HTTP/1.0 中没有 Transfer-Encoding

# what was expected in a response head
m-87aa9955 = 两者之一

# what was expected in a response head
m-82845159 = Elasticsearch 传输协议

# what was expected in a response head
m-58c45094 = SMTP 或 FTP

# what was expected in a response head
m-372bd1c8 = 下面的字段

# what was expected in a response head
m-0f71a6f7 = 空行

# what was expected in a response head
m-c2c3655e = 一个空格和状态

# what was expected in a response head
m-0d739fad = 一个空格

# what was expected in a response head
m-30381dfb = 三位数字

# what was expected in a response head
m-3d0de84c = 100 到 599

# what was expected in a response head
m-68b00d6c = 代码后的一个空格

# what was expected in a response head
m-900c9853 = 可见字符

# what was expected in a response head
m-c8606ab5 = 字段之前的 HTTP/1.1

# what was expected in a response head
m-f11860d9 = 名称后的冒号

# what was expected in a response head
m-a6c7a46b = 字段名

# what was expected in a response head
m-c1896a72 = 记号字符

# what was expected in a response head
m-afcac9af = 冒号

# what was expected in a response head
m-607e0ed9 = 没有 NUL

# what was expected in a response head
m-33e1abec = 没有控制字符

# what was expected in a response head
m-29624506 = CR LF

# what was expected in a response head
m-a19a53f1 = CR 仅在 LF 之前

# what was expected in a response head
m-29f8d188 = Oracle Net 协议

# what was expected in a response head
m-32d5b9a1 = 报文头的结尾

# what was expected in a response head
m-b9415c35 = 更短的字段
