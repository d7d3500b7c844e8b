"""What breaks programs: numbers, texts and signs that mutations put where others stood."""

from __future__ import annotations

_NUMBERS = r"""
0 1 -1 -0 2 7 8 9 10 31 32 63 64 255 256 999 1000 32767 65535 65536 1048576 2147483647
2147483648 -2147483649 4294967295 9223372036854775807 18446744073709551616
1111111111111111111111111111111111111111 1.5 -1.5 1e3 1e999 -1e999 nan inf -inf NaN 0x10 1_000
３ 三 〇 +1 abc true off 1,000 007 00 1e-400 .5 5. 0.1 100% #REF! A1 XFD1048576 AAAA1
"""
NUMBERS = (
    *_NUMBERS.split(),
    *("9" * 400, "9" * 5000, "²", "٣", "½", "Ⅳ", " 1 ", ""),
)

SIGNS = (
    *("\0", "\x01", "\x07", "\x08", "\t", "\n", "\x0b", "\x0c", "\r", "\r\n", "\x1b", "\x1b[2J"),
    *("\x1b]0;t\x07", "\x7f", "\x85", "\x9b31m", "\xa0", "\xad", "\u034f", "\u061c", "\u115f"),
    *("\u2028", "\u2029", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\ufffc", "\ufffd"),
    *("\ufffe", "\uffff", "\U0001f600", "\U000e0001", "\U0010ffff", "\ue000", "́", "㈠", "㍿"),
    *(
        "\u3000",
        "　　",
        " ",
        "  ",
        "é",
        "ﬁ",
        "ǆ",
        "İ",
        "ß",
        "𠮷",
        "龘",
        "々",
        "〇",
        "ㄅ",
        "ｱ",
        "한",
    ),
)

_MARKERS = r"""
XX市 XX XXX X ××× ××县 *区委** ** *** 【单位】 【】 [姓名] 〔XXX〕 ____ ＿＿＿
（填写单位名称） （） 20XX年X月X日 XXXX年XX月 {{姓名}} {姓名} { } {{ }} {} {0} {a.b} {!r} ${x}
%s %(x)s <单位> 《XX》 “XX” 某某 某市 A市 ☐ ○ …… … —— 姓名： 姓名：____ 联系电话： X% N名
第X期
"""
MARKERS = (
    *_MARKERS.split(),
    *("（    ）", "□男\u3000□女", "年  月  日", "   年   月   日"),
)

_WORDS = r"""
一、 二、 （一） 1. 1、 （1） ① 一是 二是 三是 第一， 首先， 其次， 感受一： 下一步，
我将做到以下几点： 三点体会： 还存在以下不足： 结语 各位领导，同志们： 汇报完毕。 谢谢大家！
此致 敬礼 附件：1. 抄送： 联系人： 2026年11月20日 2月30日 0年0月0日 二〇二六年 12月31日
上个世纪 去年 次日 应到40人，实到38人，缺席3人 增长-5% 共计0件 12.5.3 1/0 三分之零 百分之百
四个意识 习近平 党的二十大 中共XX市委 县人民医院 张三 局长 为民 担当 “ ” ‘ ’ 《 》 （ ） 【 】
「 」 ( ) [ ] 。 ； ： ， 、 ！ ？ . , / | & < > ' " ` # ~ = @
"""
WORDS = (
    *_WORDS.split(),
    *("\\",),
)

_MARKDOWN = r"""
``` ~~~ --- *** === | |---| ** __ * _ ~~ ` `` [a](b) [a]( ![ ![](x.png) [^1] <b> </b> <br>
<table><tr><td> </td></tr></table> <!-- --> &amp; &#0; &#x110000; &nope; ::: <script> $$ == ^
"""
MARKDOWN = (
    *_MARKDOWN.split(),
    *("# ", "## ", "###### ", "- ", "* ", "+ ", "1. ", "10) ", "> ", ">> ", "    ", "\t"),
    *("| a | b |\n|---|---|\n| 1 | 2 |\n", "[^1]: x", "[a]: <b> 'c'", "<!-- nigao: 忽略 -->"),
    *("<!-- nigao: 忽略 term/ -->", "\\", "\\\\", "::: 标题", "::: 体会", "::: 没有"),
    *("<a href=x>", "  \n", "\n\n", "\\\n"),
)

_KEYS = r"""
kind 文种 title 标题 speaker 发言人 unit 单位 post 职务 name 姓名 date 日期 audience 称谓
study 学习内容 subject form courses teacher opening 开头 insights 体会 next_steps 下一步 lead
items theme 主题 heading facts 事例 measures 措施 content 内容 pin ordinals closing signoff
voice length 篇幅 names signature 落款 attachments copies contact fact before shows lacks
change learned measure by check for id slots role text set follows source origin seen sources
written occurrences columns n token context value page grid base rules level ~ << null true 1
titel __class__ 名称对照 拟
"""
KEYS = (
    *_KEYS.split(),
    *("", "kind ", "x" * 300),
)

TEXTS = NUMBERS + SIGNS + MARKERS + WORDS + MARKDOWN
HARMLESS = tuple(one for one in MARKERS + WORDS + NUMBERS if one.isprintable())
"""What may be refused for what it says, but not for the signs in it."""
