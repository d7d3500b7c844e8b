"""Five long drafts of both kinds: the examples with many facts, whose marks, figures and letters
are mixed as people mix them, and whose longest clauses fill a line without any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Report

FACTS = (
    "我们把十二个社区的网格员队伍和街道综合执法队伍以及物业服务企业的值班人员统一编进同一张排班表"
    "由社区书记按周调度，3月以来重复派单少了41%。",
    "有位住在老城区的大娘问：“我就补一张证明，怎么跑了3趟？”——这句话我记到今天。",
    "年初梳理出来的六十三项高频事项办理流程里有将近一半环节可以由后台人员通过内部系统核验而不必再"
    "让群众自己来回递交纸质材料（附清单），这是我原先没有想到的。",
    "《办事指南》改到第5版才算定下来：第1版12页，没有人看完；第5版只有1页，贴在取号机旁边……"
    "排队的人抬头就能看见。",
    "信息中心的同志利用两个周末把各个科室自己记的电子表格逐项比对之后整理成一份统一口径的基础数据"
    "目录供窗口和后台共同使用，共有1286条。",
    "试运行那周（5月6日—5月10日），系统提示“数据不一致”27次，其中19次是同一个字段，改过之后就"
    "再没有出现。",
    "后来我们邀请二十多位常来办事的群众代表和企业会计坐到一起把他们在各个窗口遇到的不方便一条一条"
    "讲出来当场商量能够马上改的先改起来，能改的有8条。",
    "一位企业的会计说，以前报表要填A、B、C三张，“换了名字还是那些数”；现在合成1张，用时由40分钟"
    "降到15分钟。",
    "我到分管的几个科室跟班一周才发现大家平时说得最多的那些困难其实大部分都可以通过提前半天把材料"
    "清单发给对方来解决，难的是坚持。",
    "对照《工作手册》逐条检查，86条里有9条写得含糊——“及时”“尽快”“适当”，究竟是多久、多少，"
    "谁也说不清。",
    "上半年处理的一百五十多件群众来信当中反映最集中的并不是政策本身不好而是同一件事情在不同窗口"
    "得到的答复前后不一致，占到37.5%。",
    "值班电话的录音我听了30段，最长的一段11分钟，问的只是“周六上不上班”。",
    "党支部把每月一次的集中学习搬到服务大厅和施工现场去开让党员面对面听取一线人员和群众对我们工作"
    "的意见并且当场明确由谁负责什么时候答复，到11月已开了7次。",
    "有个年轻同志在U盘里建了个“问题库”，一年下来记了213条；他说：“记下来，才谈得上改。”",
    "去年冬天一场大雪之后我们组织机关干部和社区志愿者连续三天清扫背街小巷里没有物业管理的老旧小区"
    "道路保证上学的孩子和买菜的老人能够安全出行，共清出6.4公里。",
    "“这件事归谁管？”会上问了3遍，没有人接话；我当时也没有接——现在想来，正是“怕担责”三个字在作怪。",
)
MEASURES = (
    "每季度第一个月由分管领导带队到办事大厅和基层站所连续坐班两天把群众和企业提出的问题分成马上能办"
    "和需要协调两类分别列出完成时限，结果在月底前公开。",
    "建立“一事一卡”：1件事1张卡，写明谁办、怎么办、何时办完；卡在谁手里，责任就在谁身上。",
    "把现有的十一类台账合并成为一份能够在各科室之间共享的电子台账由专人每天下班以前核对更新并且保留"
    "修改痕迹备查，2027年3月底前完成。",
    "对照《服务规范》（试行）第4条至第9条，每月抽查20件办结件，差错率控制在1%以内。",
    "选派六名业务骨干到基层窗口和重点企业轮流跟班学习不少于两个月回来以后结合自己分管的工作提出能够"
    "当年落实见效的改进建议，每人不少于2条。",
    "开好“周五半小时”碰头会：不念稿、不铺垫，只讲3件事——做完了什么、卡在哪里、要谁帮忙。",
    "把近三年来群众反映比较集中而一直没有得到很好解决的问题重新翻出来逐件排查分析原因后交由领导班子"
    "成员每人包干负责两到三件，办结1件、公开1件。",
    "培训不搞“大水漫灌”，按A类（新入职）、B类（在岗3年以上）分班，全年不少于24学时。",
    "充分利用已经建成的远程视频系统让住得比较偏远的群众在村里的便民服务站就能够同县里的工作人员"
    "面对面交谈并完成身份核验，首批接入16个村……",
    "年底请服务对象打分：满意率不到95%的，不评优、不评先。",
)
INSIGHTS = ("为民", "质量", "担当", "创新", "学习")
NEXT_STEPS = ("学习", "效率", "协作", "规范", "服务")

_RUN_IN = '**{{ 点.序号("一、") }}{{ 点.标题 }}{{ 点.句号 }}**'
_OWN_LINE = '## {{ 点.序号("一、") }}{{ 点.标题 }}\n\n'


class Kind(NamedTuple):
    """What one draft starts from: an example, the seed, and whether headings have own lines."""

    example: str
    seed: int
    own_line: bool = False


KINDS = (
    Kind("数字政府建设", 1),
    Kind("教学评一体化", 2, own_line=True),
    Kind("护理安全", 3),
    Kind("设备检修", 4, own_line=True),
    Kind("设备检修", 5),
)


def long_drafts(checkout: Path, folder: Path) -> list[Report]:
    """Return the five drafts; the templates of those with own-line headings go into `folder`."""
    bank = load_bank()
    return [_draft(checkout, folder, bank, kind) for kind in KINDS]


def _draft(checkout: Path, folder: Path, bank: PhraseBank, kind: Kind) -> Report:
    path = checkout / "examples" / f"{kind.example}.yaml"
    outline = parse_outline(_longer(path.read_text("utf-8"), kind.seed), str(path))
    template = find_template(outline.kind)
    if kind.own_line:
        text = template.read_text("utf-8").replace('"一是"', '"一、"', 1)
        assert _RUN_IN in text
        template = folder / template.name
        template.write_text(text.replace(_RUN_IN, _OWN_LINE, 1), "utf-8")
    return draft_report(outline, bank, template, kind.seed)


def _longer(text: str, turn: int) -> str:
    """Return an example's outline with five points and five actions, its facts begun elsewhere."""
    outline: dict[str, Any] = yaml.safe_load(text)
    for key in ("insights", "体会", "next_steps", "下一步", "length", "篇幅"):
        outline.pop(key, None)
    facts, measures = _turned(FACTS, 3 * turn), _turned(MEASURES, turn)
    outline["insights"] = [
        {"theme": theme, "facts": list(facts[point :: len(INSIGHTS)])}
        for point, theme in enumerate(INSIGHTS)
    ]
    outline["next_steps"] = [
        {"theme": theme, "measures": list(measures[point :: len(NEXT_STEPS)])}
        for point, theme in enumerate(NEXT_STEPS)
    ]
    return yaml.safe_dump({**outline, "length": 3600}, allow_unicode=True, sort_keys=False)


def _turned(texts: tuple[str, ...], turn: int) -> tuple[str, ...]:
    turn %= len(texts)
    return texts[turn:] + texts[:turn]
