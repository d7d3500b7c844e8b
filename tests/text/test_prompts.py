"""What a prompt asks for."""

from __future__ import annotations

import pytest

from app.text.prompts import asked_by_prompt


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("[点击此处输入姓名]", "姓名"),
        ("【点此填写联系电话】", "联系电话"),
        ("请输入您的姓名", "姓名"),
        ("请选择政治面貌。", "政治面貌"),
        ("[Your Name]", "Name"),
        ("[Type the sender company address]", "sender company address"),
        ("姓名", "姓名"),
        ("单击或点击此处输入文字。", ""),
        ("选择一项。", ""),
        ("单击此处输入文本", ""),
        ("Click or tap here to enter text.", ""),
        ("Choose an item.", ""),
        ("[]", ""),
    ],
)
def test_what_a_prompt_asks_for(prompt: str, asked: str) -> None:
    assert asked_by_prompt(prompt) == asked


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("姓名", ""),
        ("【姓名】", "姓名"),
        ("[City, ST]", "City, ST"),
        ("[写明已做的工作。再写打算。]", ""),
        ("请填写姓名", "姓名"),
    ],
)
def test_only_what_looks_like_a_prompt_is_surely_one(prompt: str, asked: str) -> None:
    assert asked_by_prompt(prompt, sure=True) == asked
