"""Surnames: the common ones, and those that only the place of a name makes one."""

from __future__ import annotations

SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱何吕张孔曹严金魏陶姜谢苏潘葛范彭马袁柳唐罗薛雷贺汤傅顾孟黄萧姚邵汪毛戴宋庞"
    "熊董梁杜阮江郭林徐邱高夏蔡田胡卢丁邓洪崔程陆段侯武刘龙叶黎乔谭温庄曾廖肖尹秦史贾"
)
"""Those by which a name is known even where the words around do not tell."""

RARER_SURNAMES = (
    "万石龚易毕岳齐凌兰霍章鲁韦申聂焦柳邢俞童颜梅盛裴耿甘牛樊翟殷施柯左覃莫欧季涂芦蓝苗符谷包宁房辛管柴祝骆尚倪佘娄"
    "于任余卜冉鲍艾尤牟巫阎邬卞桂邹纪屈伍蒲喻池仇隋储荆褚匡岑敖詹席宫闵窦晏仲郎靳翁郁方安常项庹康白穆卫钟游洪舒温蔺"
    "臧胥扈索赖冼麦鞠屠糜阚阙羿闻蔚裘缪訾贲虞饶"
)
"""Those that begin other words too: a name where one may be expected, as under a title."""

COMPOUND_SURNAMES = (
    "欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|令狐|慕容|宇文|长孙|端木|百里|南宫"
)
"""Surnames of two characters, as a pattern's branches."""
