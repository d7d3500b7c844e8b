"""Which lines name who, which unit, or when, and which only use the same words."""

import pytest

from app.reading.byline_lines import is_byline

SIGNING = """
李明
李　明
邱建国
欧阳文
阿依古丽·买买提
王敏、李强
区财政局副局长 李明
区财政局副局长李明
XX局办公室张三
历下区政务服务中心
市第一医院骨科护士长　王敏
城关镇党委委员、副镇长 王敏
第二党支部 王敏
人事科 王敏
检修一班 赵强
三年级组 王敏
团结村党支部书记 李强
建设局 李强
（区财政局　李明）
李明（区财政局）
XXX
某校 某某
××局 ×××
*区委**
____局　____
{{姓名}}　[日期]
{{单位}} {{姓名}}
{{姓名}}
【单位】【姓名】
〔职务〕〔姓名〕
（【日期】）
（____年__月）
________年____月____日
年　月　日
2026年5月
二〇二六年五月
2026.5
作者 周明
作者：周明
作者　周明　二〇二六年五月
文/周明
周明 撰
汇报人　周明
申请人：周明
述职人：____
姓名____ 单位____
（单位：____）
初二（3）班班主任　贺兰英
实验三小　穆青
总装车间　卫东升
城关 二小   数学 组   康文清
某某县司法局　小何
白杨林场防火办：钟  魁
【部门】  【姓名】  【日期】
5月10日
""".strip().split("\n")

SAYING = """
开创某校发展新局面
把握方向明思路
奋力谱写某局工作新篇章
推动我局工作再上新台阶
争当优秀班组长
让党旗在支部高高飘扬
走进社区 服务居民
扎根乡村写青春
站在讲台上的十年
为民办实事
坚持党建引领 打造一流医院
一名乡村教师的自白
学思想　强党性
明思路 促发展
聚焦主业 服务大局
顾全大局作表率
团结就是力量
把支部建在一线
激发团组织活力
护航一站到底
学校是我家
学习内容
学习心得
安全生产
方向与方法
高质量发展
项目管理
党建引领
在全市教育大会上的讲话
""".strip().split("\n")


@pytest.mark.parametrize("line", SIGNING)
def test_a_line_of_names_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", SAYING)
def test_a_slogan_with_the_words_of_offices_is_none(line: str) -> None:
    assert not is_byline(line)
