"""Surnames of one character, and of two."""

from __future__ import annotations

SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱何吕张孔曹严金魏陶姜谢苏潘葛范彭马袁柳唐罗薛雷贺汤傅顾孟黄萧姚邵汪毛戴宋庞"
    "熊董梁杜阮江郭林徐邱高夏蔡田胡卢丁邓洪崔程陆段侯武刘龙叶黎乔谭温庄曾廖肖尹秦史贾"
)
"""Those by which a name is known even where the words around do not tell."""

COMPOUND_SURNAMES = (
    "欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|令狐|慕容|宇文|长孙|端木|百里|南宫"
)
"""Those of two characters, as alternatives of a pattern."""
