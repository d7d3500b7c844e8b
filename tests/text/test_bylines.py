"""A byline taken apart by its structure, and that nothing is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.bylines import split_byline

# What each line says, a field after the other; what is in no brackets stands between.
LINES = """
[name 张三]
[name 曾国庆]
[name 张　三]
[name 欧阳文华]
[name 阿依古丽·买买提]
[name John Smith]
[name 张三]同志
[unit 历下区政务服务中心]　[name 张三]
[unit 历下区政务服务中心][post 副主任]　[name 张三]
[unit 历下区政务服务中心] [post 副主任] [name 张三]
[unit 市委办公室][post 副主任]　[name 李四]
[unit 区财政局][post 党组书记、局长]　[name 王小明]
[unit 唐王镇][post 党委书记]　[name 赵六]
[unit 中共某区委组织部]　[post 部务委员]　[name 王　敏]
[unit 市第一医院骨科]　[post 护士长]　[name 王敏]
[unit 区教育局][post 一级主任科员]　[name 王敏]
[unit 于家庄村][post 驻村第一书记]　[name 王敏]
[unit 区财政局][post 副局长][name 王小明]
[unit 县博物馆]　[post 讲解员]　[name 景晨]
[unit 公司财务部]　[post 出纳]　[name 叶青]
[unit 区妇联]　[post 干事]　[name 徐静]
[unit 县法院立案庭]　[post 庭长]　[name 栗刚]
县统计局　张三　李四
[unit 北斗县林场]
[unit 临江县文化宫]
[unit 青石镇金矿]
[unit 云溪县马场][post 场长]　[name 李强]
[post 副局长][name 王小明]
[unit 历下区财政局]　[name 王　明]
[unit 历下区财政局]　[name 王明]（[date 2026年11月20日]）
（[unit 区财政局]　[name 王明]）
（[unit 区财政局]　[name 王明]　[date 2026年11月20日]）
[unit XX局办公室][name 张三][date 2023年5月10日]
[date 2023年5月10日]　[name 张三]
[name 张三]（[unit 区财政局][post 副局长]）
汇报人：[name 王明]
发言人: [unit 区财政局] [name 王明]
姓　名：[name 张　三]
单位：[unit 区财政局]
单位：[unit 甲方]
职务：[post 骨科带教]
单位：[unit 区财政局]　姓名：[name 张三]　日期：[date 2026年11月20日]
[unit 第三初级中学]　[name 李晓梅]
[unit 第三中学][post 数学教师]　[name 张三]
[unit 银泉公司设备部][post 高级工程师]　[name 张三]
[unit 银泉公司][post 设备工程师]　[name 张三]
[unit 齐鲁银泉]　[name 马小三]
[unit 齐鲁银泉][post 干事]　[name 马三]
[unit 历下区财政局]
[unit 历城区唐王镇]
[unit 济南高新区管委会]
[unit 市教育局 办公室] [name 张三]
[unit 周村区]
[unit 区委]
[unit 于家庄村党支部]
（[date 2026年11月20日]）
（[date 10月16日]）
（[date 2022年初，于济南]）
[date 二〇二六年十一月二十日]
[date 2026-11-20]
[date 2026.11]
日期：[date 2026年11月20日]
[unit XX区政务服务中心]　[name 张三]
[unit 历下区财政局]　[name 张某某]
[unit 历下区财政局]　[name 张XX]
[unit *区委][name **]
[unit 【单位】【职务】]　[name 【姓名】]
[unit XX局办公室]　[name XXX]
[date 20XX年X月X日]
齐鲁银泉
王局
孙村
张三　李四
联系电话：53112345678
审核：王明
学习小组第一次交流
{{单位}}　{{姓名}}
""".strip().split("\n")


def picture(line: str) -> str:
    return "".join(
        f"[{part.field} {part.text}]" if part.field else part.text for part in split_byline(line)
    )


@pytest.mark.parametrize("expected", LINES)
def test_a_line_says_who_where_and_when_or_leaves_it_open(expected: str) -> None:
    bare = expected
    for field in ("unit", "post", "name", "date"):
        bare = bare.replace(f"[{field} ", "")
    assert picture(bare.replace("]", "")) == expected


def test_what_is_said_twice_is_said_by_the_first() -> None:
    assert picture("发言人：张三 汇报人：李四") == "发言人：[name 张三] 汇报人：李四"


@given(st.text(alphabet="张三李局区财政副长书记主任：:（）　 2X某年月*【】", max_size=16))
def test_nothing_is_lost_or_made_up(line: str) -> None:
    parts = split_byline(line)
    assert "".join(part.text for part in parts) == line
    assert all(part.text for part in parts)
    fields = [part.field for part in parts if part.field]
    assert len(fields) == len(set(fields))
