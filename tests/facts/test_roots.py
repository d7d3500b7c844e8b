"""Whether a step comes from what was told."""

import pytest

from app.facts.roots import comes_from


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("年底前把剩下的85座看完", "全县97座水闸，缺零件的12座"),
        ("先补上没做到的4项", "预案里写了14项\n演练做到了10项，清单14项"),
        ("月底前把那12座修好", "全县97座水闸，缺零件的12座"),
        ("给消火栓刷漆", "176个室外消火栓挨个试了水"),
        ("巡视路线上添一处取水点", "取水的地方没有一个人去看"),
    ],
)
def test_a_step_that_reckons_or_takes_up_a_word_is_rooted(step: str, told: str) -> None:
    assert comes_from(step, told)


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("每月集中学习一次", "全县97座水闸，缺零件的12座"),
        # Another measure, and figures of two facts.
        ("买85台新仪表", "全县97座水闸，缺零件的12座"),
        ("年底前做完85座", "全县97座水闸\n其中缺零件的12座"),
        # One character is no word.
        ("三个班各演一遍", "值班的小戴先加了药"),
        ("下周开3次会", "春天走访8户，夏天走访5户"),
    ],
)
def test_a_like_figure_of_another_thing_roots_nothing(step: str, told: str) -> None:
    assert not comes_from(step, told)
