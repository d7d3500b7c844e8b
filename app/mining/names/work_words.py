"""How campaigns, brands and the like are called: the words they end in, and what is before them.

Facts of the language. A work whose name begins with a word that is not listed here is one house's.
"""

from __future__ import annotations

from functools import cache

_ENDINGS = (
    "品牌 工程 行动 计划 平台 驿站 工作室 工作法 服务队 志愿队 突击队 先锋队 宣讲团 宣讲队 讲堂 课堂 学堂 "
    "小屋 书屋 议事厅 调解室 热线 专窗 合唱团 艺术团 训练营 夏令营 冬令营 直播间 公众号 小程序 示范岗 先锋岗 "
    "教学法 小分队 联合体 品牌班 积分制"
)
# Before a work of any house: what it is of or for, what sort it is, how good.
_GENERAL = (
    "党建 服务 企业 产品 文化 特色 知名 民族 自主 优质 地方 区域 农产品 旅游 志愿 志愿服务 活动 政务 校园 创新 "
    "著名 精品 本土 拳头 一流 红色 暖心 爱心 便民 户外 劳动者 户外劳动者 职工 心灵 文明 司机 骑手 名师 名校长 "
    "名班主任 名医 劳模 法官 调解 书记 班主任 导师 大师 技能 技能大师 律师 心理 委员 代表 个人 科研 群众 网格 清单 "
    "闭环 项目 志愿者 党员 医疗 学生 巾帼 先锋 流动 宣传 电力 共产党员 道德 微 理论 健康 移动 法律 农家 职工 "
    "监督 举报 咨询 服务 投诉 举报 政务 民生 民心 惠民 利民 系统 重点 重大 基础 希望 安居 安全 德政 形象 政绩 面子 "
    "里子 水利 市政 家园 质量 样板 隐蔽 附属 配套 主体 环保 生态 亮化 绿化 美化 硬化 改造 修缮 扶贫 铸魂 育人 强基 "
    "固本 温暖 战略 一号 一把手 百千万 千万 人才 素质 幸福 阳光 名校 双名 素养 能力 年度 月度 季度 周 教学 学习 "
    "工作 培养 培训 发展 成长 建设 规划 五年 长期 短期 三年 整改 整治 攻坚 专项 统一 实际 具体 一致 自觉 集体 提升 "
    "清朗 净网 断卡 护苗 百日 实践 自身 思想 军事 救援 抢险 志愿 互助 爱国 爱心 公益 信息 网络 互联网 数据 云 管理 "
    "交流 展示 技术 研究 研学 展演 交易 监管 支撑 监测 指挥 公共 综合 统一 融媒体 媒体 社交 电商 电子商务 智能 "
    "数字 在线 网上 移动 手机 课程 微课 高效 魅力 生动 翻转 快乐 思政 第二 空中 田间 智慧 常态 传统 生本 语文 数学 "
    "英语 音乐 美术 科学 体育 社会 自然 大 小 好 新 老 主 本 该 这 那 我 我们 自己 一个 各种 各类 这种 这一 国家 全国 "
    "学校 我校 医院 公司 单位 部门 政府 机关 农村 乡村 农民 社区 街道 家庭 家长 亲子 儿童 青年 少年 老年 妇女 工会 "
    "共青团 团委 支部 党组织 党委 团队 应急 防汛 抗旱 抗疫 防疫 医务 医护 教师 干部 骨干 宣讲 故事 电视 广播 节目 "
    "演出 舞台 展厅 中华 经典 大国 强国 振兴 乡村振兴 民营 民用 军工 土建 土木 装修 建筑 施工 机械 电气 软件 硬件 化工 "
    "生物 遗传 基因 能源 光伏 风电 水电 交通 道路 桥梁 隧道 铁路 公路 地铁 管网 供水 引水 调水 灌溉 节水 防洪 除险 "
    "加固 治理 修复 造林 防护林 退耕 还林 移民 搬迁 棚改 旧改 危房 校舍 厕所 清洁 饮水 就业 创业 助学 助困 助残 助老 "
    "救助 关爱 帮扶 结对 双减 读书 阅读 书香 悦读 全民 作战 行政 司法 联合 执法 维权 维和 护航 反恐 禁毒 打击 扫黄 "
    "扫黑 除恶 治超 创建 示范 典型 标杆 精准 有效 有力 积极 果断 快速 迅速 秘密 紧急 一切 全部 所有 每个 多个 两个 "
    "中长期 总体 详细 初步 行动 实施 推进 复习 备考 教育 复兴 品质 优秀 金牌 王牌 国际 世界 中国 名优 老字号 放心 消费 "
    "研发 挂号 更新 政策 就业 利用 运用 依托 借助 用好 打造 搭建 监督员 城市 景区 演艺 文艺 群众性 业余 民间 专业 职业 官方 政策 市长 县长 区长 校长 院长 民意 心理援助 援助 报警 救护 预约"
)

METAPHORS = frozenset(("金钥匙", "石榴籽", "连心", "连心桥", "金点子", "孔雀", "龙舟", "向阳"))
"""Words of the office that works are called by."""


@cache
def work_endings() -> frozenset[str]:
    """Return the endings before which whatever is not general is a work's name."""
    return frozenset(_ENDINGS.split())


@cache
def before_works() -> frozenset[str]:
    """Return the words that stand before a work and name none."""
    return frozenset(_GENERAL.split())
