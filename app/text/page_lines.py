"""Lines that a web page, a printer or a slide show has set among those of a text."""

from __future__ import annotations

from app.patterns import lazy

_LONGEST = 60
_LONGEST_EDITORIAL = 300
_PAGE = lazy(
    r"第\s*\d{1,3}\s*页[共第页/\s\d]*|[-—–－]+\s*\d{1,3}\s*[-—–－]+|\d{1,3}\s*/\s*\d{1,3}"
    r"|[【\[（(](?:PPT|幻灯片|ppt|图片?|视频|插图|播放|翻页|切换|停顿|此处|配图|放映)[^】\])）]{0,20}[】\]）)]"
)
# What stands above a title on a web page.
_ABOVE = lazy(
    r"(?:您|你)?(?:现在的?|当前)?(?:的)?(?:位置|所在位置)\s*[：:]|首页\s*[>》/｜|]|.{0,12}(?:点击|长按|扫码|戳).{0,10}(?:关注|蓝字|二维码)|.{0,8}关注我们"
    r"|【转发】|(?:转发|发件人|收件人|主题|抄送人)\s*[：:]|(?:点击|点)?上方.{0,6}关注|[（(【](?:录入|整理|编辑|排版|使用)说明[：:].*[）)】]$"
)
_EDITORIAL = lazy(
    r"^(?:编者按|编者的话|按语|编辑手记|推荐语)[：:]|小编|(?:以下|下面)(?:是|为).{0,10}(?:大家|您|你).{0,8}(?:整理|收集|带来|准备|分享)|(?:欢迎|仅供)(?:大家)?(?:阅读|参考|借鉴)"
)
# What stands below a text on a web page.
_ADDED = lazy(
    r"第?\s*\d{1,3}\s*页[共第页\s\d]*$|[-—－]\s*\d{1,3}\s*[-—－]$|.{0,12}(?:小编|本站|转载|版权[所归声]|源于网络|关注.{0,6}公众号)"
    r"|以上(?:就是)?.{0,20}全部内容|[上下]一[篇页]|(?:浏览|阅读|点击|点赞|收藏)(?:量|数|次数)?\s*(?:[：:]|[（(]\d)"
    r"|(?:标签|关键[词字])\s*[：:]|分享到|本文(?:地址|链接|由)|更多(?:内容|文章|范文|精彩|资料)|以上内容"
    r"|.{0,30}(?:相关|热门|推荐|往期)(?:阅读|文章|推荐|回顾|精彩)|关注.{0,6}公众号|[【\[]?(?:打印本页|关闭窗口|返回顶部|收藏本[文页])"
    r"|[-—–－\s]*(?:END|end)[-—–－\s]*$|.{0,12}(?:点个?.{0,3}(?:在看|赞|关注)|转发|扫码|二维码)|[（(](?:责任|责)?编辑\s*[：:]"
)
_OTHER_PAGES = lazy(
    r".{0,40}(?:相关|热门|推荐|往期)(?:阅读|文章|推荐|回顾|精彩)[】\]]?\s*[：:]?$|上一篇\s*[：:]|[-—–－\s]*END[-—–－\s]*$"
)


def is_above(text: str) -> bool:
    """Tell whether a line is what a web page sets above a title: 当前位置：首页 > …"""
    return len(text) <= _LONGEST and (_ABOVE.match(text) is not None or is_stray(text))


def is_added(text: str) -> bool:
    """Tell whether a line is what a page adds below a text: its number, 上一篇：…, 责任编辑：…"""
    return len(text) <= _LONGEST and _ADDED.match(text) is not None


def begins_other_pages(text: str) -> bool:
    """Tell whether what stands from a line on belongs to other pages: 相关文章：, — END —."""
    return len(text) <= _LONGEST and _OTHER_PAGES.match(text) is not None


def is_editorial(text: str) -> bool:
    """Tell whether a paragraph is what an editor says of the report: 下面是小编为大家整理的…"""
    return len(text) <= _LONGEST_EDITORIAL and _EDITORIAL.search(text) is not None


def is_stray(text: str) -> bool:
    """Tell whether a line among the text is the number of a page, or a sign to the speaker."""
    return len(text) <= _LONGEST and _PAGE.fullmatch(text.strip()) is not None
