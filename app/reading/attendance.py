"""Whether a paragraph tells what was studied and how: 培训共五天，安排讲座七场，…"""

from __future__ import annotations

from app.patterns import lazy

_READ = 200
_COUNTED = lazy(
    r"[一二三四五六七八九十两百千\d]+(?:多|余)?个?"
    r"(?:天|次|场|人|名|学时|节|专题|位|家|点|门|课时|小时|半天|日|月|科室|社区|厂|篇|章)"
)
_HELD = lazy(
    r"参加|安排|组织|考察|参观|听课|听取|授课|集中|课程|内容|讲座|座谈|进修|跟班|实习|邀请|举办|行程|全程|学员|分为|包括|采取"
)
_THOUGHT = lazy(r"我(?:才|觉得|认为|想|明白|懂|体会|感到|发现|忽然)|让我|触动|原来|道理|说明")
_FEWEST = 2


def tells_of_attendance(text: str) -> bool:
    """Tell whether a paragraph counts what was held and attended, and tells no thought of it."""
    begun = text[:_READ]
    held = len(_COUNTED.findall(begun)) >= _FEWEST and len(_HELD.findall(begun)) >= _FEWEST
    return held and _THOUGHT.search(begun) is None
