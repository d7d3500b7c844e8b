"""What kind of name the label in a form asks for: 联系人 a person, 填报单位 a unit."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from app.patterns import lazy
from app.text.characters import BLANKS, HAN, ONE_HAN

NameKind = Literal["place", "unit", "person", "date", "number", "unknown"]

_LABELS: tuple[tuple[NameKind, str], ...] = (
    (
        "person",
        "姓名|人名|名字|汇报人|发言人|联系人|负责人|主讲人?|讲师|老师|作者|领导|学员|(?<![_ ])name|"
        "经办人?|签字人?|签名|签收人?|审核人?|审批人?|批准人?|签发人|谈话人|证明人|承诺人|承办人|见证人|担保人|借款人|收款人|付款人|原告人?|被告人?|复核人|拟稿人|核稿人|制表人?|填表人|填报人|记录人?|主持人?|交流人|"
        "申请人|法定代表人|代表|代理人|责任人|组长|成员|校长|班主任|参会人员|出席人员|参加人员|人员|"
        "驾驶员|监护人|推荐人|介绍人|收件人|经理|(?:登记|申报|报名|受理|委托|受托|借款|担保|保管|领取|经手|"
        "接收|移交|监交|报销|出纳|紧急联系|被委托|当事|报案|投诉|信访|操作|复审|会审|终审|受检)人|"
        "医师|护士|护师|药师|编码员|操作员|校对|核稿|签发|曾用名|院长|科主任|患者|病人|家长|学生",
    ),
    ("date", "日期|时间|年份|月份|年|月|日|年月日?|月日|出生年月|期限|时限|截止日|date|time"),
    (
        "unit",
        "单位|部门|(?:主送|抄送|发文|印发|批准|审批|登记|发证)机关|机构|公司|企业|学校|党委|支部|组织者|主办方|承办方|协办方|甲方|乙方|丙方|发包人|"
        "承包人|供应商|开户行|开户银行|户名|科室|院系|院校|科别|company|unit|department",
    ),
    (
        "place",
        "地点|地名|地址|住址|地区|城市|省份|[省市区县乡镇村]|省市|市县|街道|社区|籍贯|户籍|产地|"
        "place|city",
    ),
    (
        "number",
        "数字|数量|数据|人数|金额|比例|百分比|数目|个数|编号|文号|电话|号码|期次|number|身份证号码?|"
        "手机号?|传真|邮编|邮政编码|[车证房床卡票单桌座]号|病历号|住院号|微信号?|QQ号?|利率|大写|小写|账号|学号|工号|合同价|总价|单价|总额|联系方式|年龄|分数|面积|页数|"
        "(?:病案|学籍|客户|住院|床|档案|流水|车牌|护照|证书|证件|卡|票据|发票)号码?|(?:信用|机构|疾病|地区|邮政)?"
        "(?:代码|编码)|[份次天课学岁人]数|学时|课时|[教工党团军]龄|年限|血压|收缩压|舒张压|血糖|体温|脉搏|身高|体重|"
        "得分|评分|总分|收入|工资|薪资|[费税]额?|合计|小计|总计|班级人数",
    ),
    (
        "unknown",
        "名称|职务|职位|岗位|职称|身份|书名|篇名|称谓|对象|行业|领域|产业|title|subject|性别|民族|"
        "学历|学位|邮箱|专业|等次|等级|政治面貌|健康状况|婚姻状况|国籍|血型|身高|体重|特长|班级|"
        "规格|型号|注册资本|统一社会信用代码|经营范围",
    ),
)
_STRONG = tuple(
    (kind, lazy(rf".{{0,12}}(?:{words})(?:名称?|全称|[_ ]name)?[一二三四五1-9]?", re.I))
    for kind, words in _LABELS
)
_SPREAD_BEFORE = lazy(
    rf"(?:^|[^{HAN}])((?:[{HAN}][{BLANKS}]+){{1,5}}[{HAN}])[{BLANKS}]*[：:][{BLANKS}]*$"
)
_SEPARATOR = lazy(r"[：:，,]")
_LABEL = lazy(
    r"([^\s_＿，。；！？：:|｜、（(）)]{1,14})[ \u3000]{0,4}(?:[（(]([^（）()]{1,12})[）)])?"
    r"([：:]\s{0,4}|\t[|｜]?|)$"
)
_SPREAD = lazy(rf"(?:[{HAN}][ \u3000]+){{1,5}}[{HAN}][ \u3000]*(?=[：:])")
_LABEL_ENDS = "：:\t"
_LONGEST_LABEL = 32


class Label(NamedTuple):
    """The label just before a blank of a form, and what kind of name it asks for."""

    words: str
    kind: NameKind


def is_label(words: str) -> bool:
    """Tell whether the words are a label of a form."""
    return any(pattern.fullmatch(words) for _, pattern in _STRONG)


def with_close_label(line: str) -> str:
    """Return a line whose label, if it begins with one, is not spread by blanks: 汇 报 人：."""
    spread = _SPREAD.match(line)
    return "".join(spread[0].split()) + line[spread.end() :] if spread else line


def kind_of_label(words: str) -> NameKind:
    """Return the kind by the last word, the one that in Chinese says what a thing is."""
    tail = _SEPARATOR.split(words)[-1].strip()
    return next((kind for kind, pattern in _STRONG if pattern.fullmatch(tail)), "unknown")


def label_before(line: str, start: int, *, colon: bool = True) -> Label | None:
    """Return the label that a place in a line follows: `联系人：`; None if it follows none.

    With `colon` a colon or a cell's end must stand behind it. What stands in brackets behind the
    label says more, as in 甲方（签字）：.
    """
    before = line[max(0, start - _LONGEST_LABEL) : start]
    ended = before.rstrip(" \u3000")[-1:] in _LABEL_ENDS
    if not before or (colon and not ended):
        return None
    if ended and (spread := _SPREAD_BEFORE.search(before)):
        closed = "".join(spread[1].split())
        return Label(closed, kind_of_label(closed)) if is_label(closed) else None
    match = _LABEL.search(before)
    if match is None or not ONE_HAN.search(match[1]):
        return None
    hints = [words for words in (match[2], match[1]) if words and is_label(words)]
    return Label(hints[-1], kind_of_label(hints[0])) if hints else None
