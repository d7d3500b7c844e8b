import re


def heading_cuts(s):
    s = s.strip().rstrip("。")
    return (
        [s]
        if 5 <= len(s) <= 18
        and "。" not in s
        and not re.match("这|那|它|他|她|也|还", s)
        and not re.search(r"\d", s)
        else []
    )
