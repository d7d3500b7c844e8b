"""A wrong command line is told in Chinese on standard error, with exit code 2."""

from __future__ import annotations

import pytest

from app.cli.main import main


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ("drat", "没有 drat 这个命令: 是不是 draft？运行 nigao --help 看全部命令"),
        ("检查", "没有 检查 这个命令: 运行 nigao --help 看全部命令"),
        ("--sed", "没有 --sed 这个选项: 运行 nigao --help 看写法"),
        ("draft", "缺少“提纲”: 运行 nigao draft --help 看写法"),
        ("mine 旧报告", "缺少选项 --output: 运行 nigao mine --help 看写法"),
        ("mine -o 词库", "缺少“报告”: 运行 nigao mine --help 看写法"),
        (
            "draft 甲.yaml --sed 1",
            "没有 --sed 这个选项: 是不是 --seed？运行 nigao draft --help 看写法",
        ),
        (
            "draft 甲.yaml --seed 一",
            "选项 --seed 的值不对: 写成 --seed 整数；运行 nigao draft --help 看写法",
        ),
        (
            "draft 甲.yaml 乙 丙",
            "多出了 乙 丙: 含空格的文件名要加引号；运行 nigao draft --help 看写法",
        ),
        ("draft 甲.yaml --seed", "选项 --seed 后面缺少值: 运行 nigao --help 看写法"),
        ("draft 甲.yaml --final=1", "选项 --final 后面不要值: 运行 nigao --help 看写法"),
        (
            "read 甲.txt --format csv",
            "选项 --format 的值不对: 写成 --format tree|json；运行 nigao read --help 看写法",
        ),
        ("batch 甲.yaml --table", "选项 --table 后面缺少值: 运行 nigao --help 看写法"),
        ("read", "缺少“报告”: 运行 nigao read --help 看写法"),
        ("export", "缺少“初稿”: 运行 nigao export --help 看写法"),
        ("fill", "缺少“文件”: 运行 nigao fill --help 看写法"),
        (
            "batch 甲.yaml --table 表.csv -o 乙 --jobs 0",
            "选项 --jobs 的值不对: 写成 --jobs 正整数；运行 nigao batch --help 看写法",
        ),
        (
            "fill 甲.docx --table 表.csv -o 乙 --jobs -2",
            "选项 --jobs 的值不对: 写成 --jobs 正整数；运行 nigao fill --help 看写法",
        ),
        (
            "batch 甲.yaml --table 表.csv -o 乙 --jobs 两",
            "选项 --jobs 的值不对: 写成 --jobs 正整数；运行 nigao batch --help 看写法",
        ),
        ("draft 甲.yaml -o", "选项 -o 后面缺少值: 运行 nigao --help 看写法"),
        (
            "schema 甲",
            "参数的值不对: 写成 outline|names|phrases|report|layout|rules；"
            "运行 nigao schema --help 看写法",
        ),
    ],
)
def test_a_wrong_command_line_is_explained(
    capsys: pytest.CaptureFixture[str], args: str, told: str
) -> None:
    assert main(args.split()) == 2
    shown = capsys.readouterr()
    assert shown.err == told + "\n"
    assert shown.out == ""


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "nigao 0.1.0\n"
