"""Surnames of one character, those that are words of their own less often first."""

from __future__ import annotations

SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱何吕张孔曹严金魏陶姜谢苏潘葛范彭马袁柳唐罗薛雷贺汤傅顾孟黄萧姚邵汪毛戴宋庞"
    "熊董梁杜阮江郭林徐邱高夏蔡田胡卢丁邓洪崔程陆段侯武刘龙叶黎乔谭温庄曾廖肖尹秦史贾"
)
"""Those by which a name is known even where the words around do not tell."""

RARER_SURNAMES = (
    "褚卫尤许施华戚邹喻郎鲁韦苗凤方俞任倪滕殷毕郝安常乐于皮卞齐康伍余穆湛祁狄米贝明臧纪舒屈项祝蓝季路娄童颜梅"
    "盛刁钟骆樊凌霍万柯莫房解应宗宣郁单杭包左石吉龚邢裴翁荀甄曲封靳焦谷车全班仲宁仇甘厉祖符景詹幸司白蒲卓池冉"
    "桂牛尚晏柴瞿阎慕连茹习艾向古易耿国文寇巩聂关冷简沙鞠丰查荣游付时辛隋逯岳阳代苑昌桑"
)
"""Those that tell of a name only where nothing but a name can stand."""
