"""Measure words and units by what they measure."""

from __future__ import annotations

from app.facts.words import WordTable

UNITS = WordTable(
    people="名 位 人 个人 人次 口人 员",
    things=(
        "个 户 家 所 批次 下 讲 件 份 张 把 台 套 辆 条 项 座 处 起 例 次 趟 回 遍 场 期 批 笔 单"
        " 宗 支 只 头 棵 株 根 片 间 栋 幢 层 架 艘 节 课时 学时 篇 本 册 页 字 句 段 道 道题 首 幅"
        " 枚 粒 颗 盒 箱 袋 瓶 桶 筐 捆 车 桌 席 队 对 双 副 盏 盘 碗 杯 针 台次 车次 架次 班次"
        " 班 户次 种 类 样 科 步 轮 圈 垄 口 尾 匹 顶 面 封 通 则 部 版 卷 孔 排 列 栏 门 款 堆"
        " 包 摊 茬 拨 届 组 眼 蛇皮袋 麻袋 个字 字节 条次 件次 站 幢楼 栋楼 份次 场次 个班 个组"
        " 针次 床次 夹 蔸 床 梁 站点 把锁 站次 嗓子 人份 台套 篮 页纸 声 眼井 句话 道梁 个点位"
        " 家次 巴掌"
    ),
    time=(
        "年 个月 天 日 周 星期 个星期 小时 个小时 钟头 个钟头 分钟 秒 秒钟 刻钟 学期 个学期"
        " 季度 个季度 个晚上 晚上 晚 夜 宿 上午 个上午 下午 个下午 中午 个中午 年多 载 个工作日"
        " 工作日 个夜班 个白天 个周末 个周六"
    ),
    money="元 块 块钱 元钱 毛 毛钱 角 分钱",
    size=(
        "米 公里 千米 里地 厘米 毫米 公分 公斤 斤 两 吨 克 千克 毫克 升 毫升 立方 立方米 方 平方"
        " 平方米 平方公里 平米 亩 公顷 分地 亩地 千瓦 千瓦时 度 度电 兆帕 摄氏度 ℃"
        " 尺 寸 丈 站路 里路"
    ),
    share="% ％ ‰ 成 个百分点 个点 倍 折 百分点",
    age="岁 周岁",
    score="分",
)
"""A word that measures two things stands under what it mostly measures.

分 measures time behind hours and before seconds, else a score; 块 measures pieces before some
nouns, else money.
"""

NOT_A_UNIT = WordTable(
    # A name or a place in a row, not how many there are.
    name=(
        "号 单元 楼 路 床 组长 班长 把手 站长 科长 队长 部长 线 号线 号楼 号机 层楼 起来 年级"
        " 角形 粒重 方 组的 组老 班倒 下午 下来 下去 下班 下面 下级"
    ),
    # 三天 is a time, 三天两头 is none.
    idiom="天两头 心二意 令五申 上八下 言两语 番五次 长两短 头六臂 全其美 面三刀 本账 张皮 家万户",
)
"""Words that follow a numeral and make it no quantity: 2号机, 七上八下, 七年级."""
