"""What a figure counts, as the fact names it beside the measure word."""

from __future__ import annotations

from app.facts.words import WordTable
from app.patterns import lazy

# Words that end the name of a thing or a person: 责任护士, 小型水库, 工作票.
_HEADS = WordTable(
    people=(
        "人员 员 护士 护士长 医生 医师 大夫 病人 患者 家属 老人 孩子 儿童 学生 同学 家长 教师 老师"
        " 班主任 主任 校长 职工 员工 工人 工友 徒弟 师傅 新人 干部 党员 青年 群众 村民 居民 农户"
        " 客户 商户 用户 住户 业主 租户 贫困户 大户 散户 户主 乘客 旅客 读者 企业 代表 同事 战友"
        " 队员 组员 骨干 志愿者 负责人 当事人 申请人 网格员 民警 司机 站长 所长 科长 书记 专家"
        " 药师 经理 柜员 残疾人 女工 男孩 女孩 老太太 大爷 大妈 大姐 阿姨 婆婆 摊主 老板 店主 伙计"
        " 社工"
    ),
    place=(
        "乡镇 街道 社区 小区 自然村 村 镇 乡 县 市 区县 网格 单元 楼栋 院子 单位 部门 科室 机关"
        " 支部 党支部 班组 工段 车间 工厂 厂 公司 店 饭店 门店 商店 药店 超市 学校 幼儿园 班级 班"
        " 教室 医院 卫生院 病区 网点 支行 窗口 大厅 站 服务站 变电站 泵站 水库 河道 河 渠 沟 塘"
        " 塘坝 桥 路口 路段 路 道 田埂 田 地块 大棚 棚 小棚 车位 泊位 房 房子 宿舍 仓 库房 工地"
        " 现场 点位 测点 机组 工位 消火栓 消防栓 井 井盖 孔 搅拌站 厕所 苗圃 基地 片区 辖区 景点"
        " 村组 屋 店铺"
    ),
    things=(
        "设备 机器 仪器 装置 系统 平台 程序 应用 接口 字段 用例 脚本 服务器 电脑 手机 车 汽车"
        " 电动车 自行车 电动自行车 飞机 吊带 灯 门 床 桌子 椅子 柜子 箱子 阀门 管道 管子 电梯 气瓶"
        " 灭火器 锅炉 给煤机 电机 泵 仪表 电表 水表 秤 模具 轴承 零件 螺母 钢筋 水泥 砖 药 药品"
        " 农药 种子 番茄 橙子 粮食 书 图书 教材 玩具 小布熊 蜡笔 粉笔 衣服 纱布 器材 耗材 样品"
        " 标本 树 枯死松 松树 猪 牛 羊 鸡 鱼 花 菜 章 印章 钥匙 卡 照片 视频 录像 海报 旗"
        " 展板 黑板 钢板 木板 地板 牌子 积木"
    ),
    paper=(
        "单子 单据 清单 名单 回单 交接单 处方 医嘱 病历 病案 记录 记录单 记录本 台账 档案 卷宗"
        " 凭证 发票 合同 协议 协议书 证 证照 证明 材料 资料 文件 公文 通知 通知书 报告 报表 表"
        " 表格 问卷 票 工作票 操作票 工单 试卷 作业 习作 卷子 题 题目 教案 论文 日记 信 短信 微信"
        " 函 函证 底稿 图 图纸 标签 字 词 单 规程 制度 规定 条款 用语 通知单"
    ),
    matters=(
        "问题 隐患 问题清单 缺陷 故障 差错 错误 事故 事件 险情 风险 警情 案件 案子 纠纷 矛盾 投诉"
        " 诉求 建议 意见 提案 线索 举报 咨询 电话 来电 预警 指标 目录 任务 工作 项目 工程 课题"
        " 技改项目 措施 步骤 环节 工序 流程 事项 服务 主题服务 活动 会 会议 例会 培训 讲座 课 演练"
        " 讲课 宣讲 手术 会诊 查房 检查 实验 试验 考试 测验 评分 数据 信息 报价 贷款 存款 定期"
        " 预付款 资金 经费 订单 退费 病例 病种 标准 写法 做法 办法 法 理由 责任区 突击队 服务队"
        " 队伍 小组 团队 家庭 时间账 账 账户"
    ),
)
# What a noun does not run over.
_RUN = lazy(
    r"[^\d"
    "，。；！？：、…—“”‘’「」『』（）《》□的了过着在是有都没不就才被把从到和与跟对这那"
    "只也还又给让要去来说为比却未能会得以及叫将由向往于其已则谁"
    "]*"
)
_LONGEST_MODIFIER = 4
# Modifiers that would make the noun another one: the figure stands for itself.
_VERBS = frozenset(
    "用查打跑看问走接写读记念听讲教带管住坐站等拆修补建贴发收退送拿挂装回报缺差漏错超少多"
)


def noun_after(plain: str, start: int) -> str:
    """Return the noun behind a measure word with what qualifies it, or nothing."""
    run = _RUN.match(plain, start)
    end = run.end() if run else start
    head = _HEADS.first(plain, start, end)
    if head is None or not _qualifies(plain[start : head.start]):
        return ""
    stop = head.end
    while (more := _HEADS.at(plain, stop, end)) and more.kind in ("people", "paper"):
        stop = more.end
    return plain[start:stop]


def noun_before(plain: str, end: int) -> str:
    """Return the noun that stands right before its figure (问题清单86条), or nothing.

    What qualifies it is left out, for where it begins cannot be told from the verb before it.
    """
    head = _HEADS.ending(plain, end)
    return plain[head.start : end] if head and head.end - head.start > 1 else ""


def _qualifies(words: str) -> bool:
    return len(words) <= _LONGEST_MODIFIER and not (words and words[0] in _VERBS)
