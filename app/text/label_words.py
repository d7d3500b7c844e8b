"""What labels of forms and headers of lists ask for in different words: a table to be read.

A line is one thing that people call by different names, and an indented one goes on with it. Words
side by side always stand for each other. A bar parts words that mean the same only where a form
and a list have but one of them: 电话 is 联系电话 unless the form also asks for 手机.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_PERSON = """
姓名 名字 | 学生姓名 | 幼儿姓名 儿童姓名 | 考生姓名 | 患者姓名 病人姓名 | 申请人姓名 | 本人姓名
  | 职工姓名 员工姓名 | 教师姓名 教工姓名 | 客户姓名 | 党员姓名
曾用名 别名
出生年月 出生日期 出生年月日 出生时间 出生年月份 生日
身份证号 身份证号码 身份证 身份证件号码 公民身份号码 公民身份证号码 居民身份证号 居民身份证号码
  | 证件号码 证件号 有效证件号码
证件类型 证件种类 身份证件类型
民族 族别
政治面貌 政治面目 党派
入党时间 入党日期 入党年月 入党年月日 加入中国共产党时间 加入党组织时间
转正时间 转正日期
参加工作时间 参加工作日期 参加工作年月 参工时间 参工年月
学历 文化程度 最高学历 文化水平 教育程度
学位 最高学位
毕业院校 毕业学校 毕业院校名称 毕业院校全称
毕业时间 毕业日期 毕业年月
入学时间 入学日期 入学年月
专业 所学专业 所学专业名称
职称 专业技术职称 技术职称 | 专业技术职务 专业技术资格
婚姻状况 婚姻情况 婚否
健康状况 身体状况 健康情况 身体健康状况
户口性质 户籍性质 户口类型 户口类别
紧急联系人 紧急联系人姓名 应急联系人
紧急联系人电话 紧急联系电话 应急联系电话 应急电话
"""
_CONTACT = """
联系电话 联系方式 联系电话号码 | 电话 电话号码 | 手机 手机号 手机号码 移动电话 手机电话
  | 本人电话 | 本人手机
办公电话 单位电话 办公室电话 | 固定电话 座机 座机电话 座机号码
传真 传真号 传真号码
邮箱 电子邮箱 电子邮件 电子信箱 E-mail Email 邮箱地址 电子邮箱地址
邮编 邮政编码
微信 微信号
QQ QQ号 QQ号码
家庭住址 家庭地址 现住址 现居住地 现家庭住址 居住地址 家庭详细地址 | 住址 | 地址 详细地址
  | 通讯地址 通信地址 联系地址 邮寄地址 | 常住地址
户籍地址 户口所在地 户籍所在地 户籍地 户口地址 户籍住址
单位地址 办公地址 公司地址
"""
_OFFICE = """
工作单位 所在单位 现工作单位 单位 | 单位名称 单位全称 | 任职单位 | 公司 公司名称 企业名称
部门 所在部门 所属部门 部门名称 | 科室 所在科室 所属科室
职务 现任职务 | 职位
岗位 工作岗位 现岗位 岗位名称
单位及职务 单位职务 单位及职位 | 工作单位及职务 现工作单位及职务 工作单位职务
任现职时间 任现职年月 | 任职时间
级别 | 职级 | 行政级别
工号 职工号 员工编号 员工号 教工号
填表人 填报人 制表人
填表日期 填报日期 填表时间 填报时间 填写日期 | 日期 | 申请日期 申请时间
申请事由 申请理由 申请原因
项目名称 | 课题名称
法定代表人 法定代表人姓名 | 法人代表 | 法人 法人姓名
统一社会信用代码 社会信用代码 统一信用代码
负责人 负责人姓名
联系人 联系人姓名
联系人电话 联系人联系电话 联系人手机
车牌号 车牌号码 车牌 车号
开始时间 开始日期 起始时间 起始日期
结束时间 结束日期 终止时间 终止日期
与本人关系 | 关系 | 与申请人关系
"""
_SCHOOL = """
学校 学校名称 所在学校 就读学校
学号 学生学号
学院 院系 所在学院 二级学院 所在院系 学院名称
班级 所在班级 班级名称 班别 专业班级
年级 所在年级
辅导员 辅导员姓名
班主任 班主任姓名
指导教师 指导老师 指导教师姓名 | 导师 导师姓名
家长姓名 监护人姓名 家长(监护人)姓名
家长电话 家长联系电话 家长手机 家长手机号 监护人电话 监护人联系电话 家长联系方式
请假事由 请假原因 请假理由 | 事由
请假天数 | 天数
请假类别 请假类型 请假种类 假别
请假时间 请假日期
宿舍 宿舍号 寝室 寝室号 宿舍房间号
"""
_HOSPITAL = """
床号 床位号 床位
科别 就诊科室
住院号 住院号码
病案号 病历号 病历号码
门诊号 门诊号码
主治医师 主治医生 主管医师 主管医生
责任护士 主管护士
诊断 临床诊断 疾病诊断
手术名称 | 拟行手术 拟施手术
手术日期 手术时间
入院日期 入院时间
出院日期 出院时间
"""
_BANK = """
开户行 开户银行 开户行名称 开户银行名称 开户行全称 开户银行全称
账号 银行账号 银行帐号 帐号 收款账号 | 卡号 银行卡号 | 账户
户名 账户名称 账户名 开户名 开户名称 开户户名 收款户名 | 收款人 收款人名称 | 存款人名称 存款人
行号 联行号 开户行行号 支付行号
"""


class LabelWord(NamedTuple):
    """Where a word stands in the table: the thing that it names, and which of its names it is.

    Two labels with the same of both always ask for the same.
    """

    thing: int
    group: int


def things() -> list[list[list[str]]]:
    """Return the words of each thing, those that always stand for each other in one list."""
    table = "".join((_PERSON, _CONTACT, _OFFICE, _SCHOOL, _HOSPITAL, _BANK))
    lines = table.replace("\n  |", " |").split("\n")
    return [[group.split() for group in line.split("|")] for line in lines if line]


@cache
def label_words() -> dict[str, LabelWord]:
    """Return each word of the table, in small letters, with its place in it."""
    return {
        word.lower(): LabelWord(thing, group)
        for thing, groups in enumerate(things())
        for group, words in enumerate(groups)
        for word in words
    }
