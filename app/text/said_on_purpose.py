"""Words that stand twice in a row on purpose, told from those that a slip has doubled.

A deed that is done a little, tried or told to be done is doubled (研究研究, 该处罚处罚), and so are
states (碧绿碧绿), sounds (咯吱咯吱), measures (大片大片) and what goes on (翻着翻着); or one word
ends where the next begins (根据|根据地). What stands before other words is a slip otherwise; what
ends a clause only if it is a word that nobody doubles.
"""

from __future__ import annotations

from app.text.characters import ONE_HAN

_LITTLE = (
    "大学 中学 小学 "
    "研究 讨论 调解 劝说 劝导 疏导 开导 体会 谋划 规划 清点 核对 演练 练习 复习 温习 预习 "
    "钻研 探讨 探索 摸索 展示 欣赏 品味 感悟 领悟 领会 消化 补充 充实 宣传 走访 布置 协调 关心 "
    "关照 保养 应付 适应 熟悉 处理 对付 商量 学习 考虑 了解 准备 休息 放松 体验 感受 交流 "
    "总结 锻炼 收拾 打扫 打听 "
    "打量 琢磨 思考 思量 反思 比较 比划 对照 检查 检验 介绍 解释 认识 尝试 联络 沟通 "
    "观察 参观 照顾 照应 帮助 教育 批评 表扬 鼓励 安慰 慰问 活动 运动 调整 调查 调研 整理 "
    "梳理 清理 修改 修理 改善 改进 回忆 回顾 回味 庆祝 热闹 高兴 轻松 舒服 凉快 暖和 消遣 "
    "享受 请教 指教 指点 点拨 启发 提醒 督促 推敲 斟酌 盘算 打算 合计 计划 分析 评价 评议 "
    "评论 议论 走动 溜达 转悠 散步 见识 领教 非常 特别 十分 许多 多少 什么 哪里 如此 "
    "这般 彼此 加油 辛苦 欢迎 恭喜 感谢 拜托 哪个 哪些 逐步 巴拉 切磋 历练 磨炼 磨练 打磨 显摆 "
    "意思 鉴定 处罚 检讨 检点 掂量 衡量 估量 估计 估算 测算 核算 计算 推算 清算 结算 盘点 盘查 "
    "清查 核查 核实 查看 查找 查问 查验 察看 查访 访问 寻访 探访 探望 看望 拜访 拜望 拜会 会见 "
    "接待 招待 招呼 照看 照料 照管 伺候 侍弄 收拾 拾掇 归置 安置 安排 安顿 布置 装扮 打扮 装修 "
    "修补 修整 修饰 修剪 润色 加工 平整 整顿 整治 管教 管束 约束 教训 教导 教诲 开解 宽慰 "
    "劝解 化解 和解 调和 调剂 调理 调养 疗养 休养 歇息 消停 缓和 缓解 活络 活跃 活泼 松快 松动 "
    "疏通 疏散 通融 转圜 周旋 应酬 应对 应急 敷衍 糊弄 忽悠 吓唬 逗弄 摆弄 摆布 鼓捣 捣鼓 倒腾 "
    "折腾 闹腾 晃荡 晃悠 游逛 闲逛 遛弯 观光 观看 观摩 观望 考察 考量 考证 考验 考核 试验 实验 "
    "试探 试点 试用 使用 利用 比对 比试 比画 较量 竞赛 切磋 磋商 商议 商讨 商榷 协商 会商 会诊 "
    "会谈 畅谈 谈论 谈心 唠叨 念叨 嘀咕 唠嗑 聊天 说道 说明 讲解 讲究 讲评 点评 评比 评判 评选 "
    "判断 辨别 辨认 分辨 分清 分解 剖析 解剖 解读 翻译 翻看 翻阅 阅读 朗读 背诵 温存 记录 登记 "
    "统计 通报 通知 告诉 说说 汇报 请示 打点 张罗 筹划 策划 谋算 设计 设想 畅想 想象 联想 联系 "
    "参考 参谋 参详 借鉴 观赏 鉴赏 品尝 品评 回想 反省 冷静 清醒 警醒 警戒 警示 敲打 鞭策 激励 "
    "鼓动 鼓舞 发动 动员 发挥 发泄 发表 表现 表示 表彰 奖励 奖赏 犒劳 补贴 补偿 弥补 补救 补习 "
    "救济 救助 帮衬 帮扶 帮忙 扶持 提携 提拔 栽培 培养 培训 训练 操练 排练 彩排 预演 预备 防备 "
    "提防 巡查 巡视 巡逻 检修 检测 检阅 维修 维护 养护 爱护 保护 护理 治理 治疗 诊治 医治 消毒 "
    "清洗 洗刷 冲洗 打理 料理 经营 管理 运作 操作 操持 主持 引见 引荐 引导 引领 推荐 举荐 推广 "
    "宣讲 宣扬 吹嘘 夸奖 称赞 表白 亲近 亲热 亲密 快乐 快活 自在 自由 痛快 凑合 将就 迁就 将养 "
    "体谅 体恤 谅解 原谅 包容 担待 担当 可怜 心疼 疼爱 喜欢 得意 风光 体面 神气 清静 安静 安逸 "
    "平静 镇定 明白 清楚 确认 确定 落实 统一 集中 过问 询问 咨询 打探 探听 听取 征求 接触 接洽 "
    "对接 协助 支援 配合 磨合 适度 劳动 动弹 行动 走走 溜溜 游玩 玩耍 娱乐 逗乐 放肆 放纵 瞻仰 "
    "缅怀 纪念 祭奠 沐浴 熏陶 陶冶 滋润 熏染 刺激 麻烦 方便 便宜 惩治 惩戒 处分 处置 处治 谴责 "
    "佩服 折中 平衡 权衡 比拼 拼搏 摔打 摔跤 锤炼 淬炼 历炼 打造 叮嘱 嘱咐 吩咐 交代 交待 交接 "
    "合作 合练 合唱 演示 演绎 演唱 展望 展现 展览 晾晒 曝光 公示 公布 点赞 献丑 出来 进来 回来 "
    "不错 不行 好的 可以 真的 千万 当真 怎么 怎样 如何 那么 这样 那样 这么 那个 这个 幸好 永远"
)
# A word that has another round it: 业创 is said twice in 产业创业创新, where 创业 stands alone.
_TURNED = (
    "创业 工作 学生 党员 管理 生产 合作 农业 工业 学习 教学 文化 人员 社会 国家 会议 政治 "
    "治理 理论 安全 工人 公开 学院 医院 院校 科技 技术 事业 专业 企业 行业 产业 就业 力量 质量"
)
_MEANT_FIRST = "一二三四五六七八九十两几每半又再更很太越边且既时随谁怎哪某何了"
_MEANT_LAST = "了着对与和把贴打连比靠帮带换接传促顶挨碰包又再复至或挂不一越么啊呀哇哟兮"
# The utmost, but not 最近最近 and its like.
_UTMOST = "最极挺顶好超"
_NO_UTMOST = "最近 最终 最后 极其 极端 好像 好转 好处 挺进 顶层 超过 超越 超出"
# 大片大片, 整夜整夜, 好远好远.
_GREAT = "大小老整成满好长"
_MEASURES = (
    "片堆块批把群串捆包袋桶车箱筐盆碗圈排层叠沓摞坨团条篇页段阵步声滴朵株棵垄亩远夜天月村乡组句"
)
# 碧绿碧绿: the first tells what it is like.
_LIKE = (
    "雪碧墨乌蔚湛瓦通血焦枯蜡嫩翠油漆黝锃铮贼崭滚冰火笔溜滴精瘦细粗喷稀飞齁绯昏阴惨煞香金银黑甜狭"
)
_STATES = "白黑红绿蓝黄紫灰青亮暗长细瘦直硬软烫热冷凉甜香苦酸辣咸脆嫩圆滑湿净静薄厚新快"
_SOUNDS = "吱嘎咯咣嘿哗啦嗒咔嚓叮咚嘀咕噜哐轱辘噼啪扑嗵嗡嘟唧喳呜嗷嘭乓乒哒嗖唰呱哼咿嘻忽叨"
# Who must, may or is about to do a thing says of each what is to be done: 该鉴定鉴定，该处罚处罚.
_BIDS = "该能应当要想去来再多先就得给帮让请都"
# How a thing is done is not doubled (走得放心放心), but that one must do it (我们得会诊会诊).
_HOW = "得"
_MUST = "们我你您他她它咱人家都也还就总先又再"
# Words that nobody doubles, however much one stands at the end of a clause.
_PLAIN = (
    "经济 人民 国家 企业 中国 制度 问题 政府 全面 文化 农业 方面 政策 农村 全国 市场 群众 地区 "
    "政治 基础 重点 关系 世界 领导 国际 水平 体系 地方 工业 事业 今年 技术 任务 特色 条件 能力 "
    "民族 领域 机制 历史 结构 战略 科学 民主 原则 科技 农民 情况 部门 行政 精神 干部 方针 目标 "
    "措施 力量 国内 工程 城市 项目 方式 产品 产业 同志 资金 质量 环境 体制 资源 规范 力度 依法 "
    "机构 过去 以上 单位 现在 实际 标准 价格 城乡 经验 财政 大力 今后 道路 时代 区域 成果 时期 "
    "形式 法律 当前 基层 军队 中心 部分 民生 范围 利益 行业 人才 金融 职工 规模 会议 着力 生态 "
    "办法 学校 风险 城镇 核心 之间 方向 比重 去年 形势 祖国 阶段 学生 效益 文件 过程 地位 目前 "
    "机关 活力 步伐 现象 路线 主体 以来 文明 性质 有力 责任 时候 时间 方法 优势 信息 关键 速度 "
    "状况 意见 纲要 意义 内容 局面 结果 贡献 因素 乡村 集团 法规 以后 程度 交通 法治 大量 家庭 "
    "作品 基地 医疗 秩序 成绩 产量 居民 压力 传统 期间 系统 进程 手段 作风 模式 动力 有序 公平 "
    "职业 设施 集体 队伍 意识 格局 教师 高度 特点 布局 社区 目的 功能 前提 职能 专业 业务 指标 "
    "观念 公司 成员 素质 差距 主题 效果 大局 效率 信心 理念 障碍 趋势 事项 纪律 观点 态度 职责 "
    "岗位 平台 前途 立场 整体 最近 理想 最后 旗帜 骨干 隐患 底线 步骤 环节 宗旨 条例 普通 品牌 "
    "道德 案件 本质 途径 工艺 之前 之后 流程 品质 先后 思维 初心 难题 短板 业绩 现场 载体 准则 "
    "我国 必须 通过 他们 我们 你们 咱们 大家 主要 更加 同时 不断 各种 已经 其他 各级 自己 长期 "
    "对于 共同 按照 各项 以及 这种 这些 关于 但是 所有 经过 由于 任何 为了 各类 整个 及其 仍然 "
    "而且 并且 必要 不少 及时 公共 因此 如果 首先 其中 或者 始终 不仅 因为 深刻 自觉 甚至 只要 "
    "随着 还要 自身 主动 所以 然而 此外 另外 总之 例如 比如 其次 然后 最终 近年来 进一步 可以 "
    "发展 建设 工作 加强 坚持 推进 提高 继续 促进 加快 增加 完善 实现 积极 进行 重要 支持 实施 "
    "稳定 扩大 推动 服务 创新 取得 解决 重大 实行 作用 增强 需要 安全 保障 组织 坚决 要求 保持 "
    "健全 深入 加大 合理 巩固 得到 制定 达到 保证 持续 具有 形成 可能 困难 提出 采取 优化 "
    "贯彻 认真 结合 严重 成为 监督 切实 作为 强化 广大 先进 实践 决定 创造 根本 转变 影响 统筹 "
    "努力 党员 书记 支部 党委 党组 经理 主任 村民 患者 课堂 设备 车间 产能 成本 材料 数据 报告 到位"
)
# A longer word begins there: 数据|数据库, 根据|根据地, 鉴定|鉴定书.
_MAKES_LONGER = (
    "库化生性者器型地长口团书员室率站所率表单卡岗仪费法权史观力期区线类式感会队组证点制网"
)
# Who or what a deed is done to or by, behind the deed: 服务|服务对象.
_DEEDS = (
    "管理 服务 监督 检查 检测 考核 评价 评估 培训 教育 领导 指导 帮扶 督查 督导 鉴定 审计 审批 "
    "执法 宣传 组织 保障 救助 调解 监管 监测 研究 设计 生产 经营 销售 建设 施工 维护 实施 参与 "
    "代表 合作 协作 采购 供应 承包 承办 协办 主管 分管 包联 包保 挂钩 联系 结对 走访 慰问 信访"
)
_DOERS = "人对机单部平主中企客商"
_NAME_DOTS = "·・•"
_CLAUSE_BEGINS = tuple("“‘；！？")
_CLAUSE_ENDS = tuple("，！；？。")
# What ends a clause, or goes on behind a deed done a little: 会诊会诊再定.
_ENDS = ("", *"，。；：！？、”’）…—的吧罢呗嘛啊呢看再才去就也你我他她它这那")
# Longer words are not doubled on purpose.
_PAIR = 2
# One word ends and the next begins with it: 研究会|理事会|理事.
_STRADDLING = "会理事"
# What ends a name and is followed by a member or a deed: 党支部|支部书记, 党组织|组织党员.
_UNITS = (
    "支部 小组 社区 学校 医院 中心 公司 集团 银行 法院 车间 班组 部门 街道 乡镇 项目 党委 科室 "
    "机关 协会 学院 党校 工会 组织 阶级 服务 管理 引领 中央 支队 大队 总队 中队 火山 主教"
)


def is_said_on_purpose(word: str, before: str, after: str) -> bool:
    """Tell whether a word that stands twice, with what is around it, is doubled on purpose.

    `before` are the two characters before it and `after` the one behind, if there are any.
    """
    beside = before[-1:]
    return (
        _is_a_way_to_double(word)
        or word[::-1] in _TURNED.split()
        or word == _STRADDLING
        or _is_of_two_words(word, beside, after)
        or (_is_a_clause(word, beside, after) and not _is_how(before))
        or beside in {*_NAME_DOTS}
    )


def _is_a_way_to_double(word: str) -> bool:
    """Tell whether such a word is doubled wherever it stands."""
    first, last = word[0], word[-1]
    return (
        word in _LITTLE.split()
        or first in _MEANT_FIRST
        or last in _MEANT_LAST
        or len(set(word)) == 1
        or (first in _UTMOST and word not in _NO_UTMOST.split())
        or (first in _GREAT and last in _MEASURES)
        or (first in _LIKE and last in _STATES)
        or any(char in _SOUNDS for char in word)
    )


def _is_of_two_words(word: str, before: str, after: str) -> bool:
    """Tell whether one word ends and a longer one begins there."""
    return (
        after in {*_MAKES_LONGER}
        or (word in _UNITS.split() and ONE_HAN.match(before) is not None)
        or (word in _DEEDS.split() and after in {*_DOERS})
    )


def _is_a_clause(word: str, before: str, after: str) -> bool:
    """Tell whether a doubled word ends a clause, as one that is not plain may; or is all of it."""
    if (before, after) == ("“", "”") or (before in _CLAUSE_BEGINS and after in _CLAUSE_ENDS):
        return True
    if len(word) > _PAIR:
        return False
    clues = (after in _ENDS, before in {*_BIDS})
    return all(clues) if word in _PLAIN.split() else any(clues)


def _is_how(before: str) -> bool:
    """Tell whether what stands behind tells how a thing is done."""
    return before[-1:] == _HOW and before[:1] not in {*_MUST}
