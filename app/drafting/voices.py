import re


def voice_of(o, b):
    return o.voice or "plain"


def person_of(o):
    t = o.model_dump_json(include={"insights", "next_steps"})
    return (
        "我们"
        if t.count("我们") * 2 > len(re.findall("我(?!们|国|区|市|县|局|省|校|院)", t))
        else "我"
    )
