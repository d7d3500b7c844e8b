"""A draft's Word file names its speaker and unit once their names are filled in, and not before."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from app.workflow.draft import DraftOptions, draft

_NAMES = "names: {XX区: 历下区, XXX: 张三, XX医院: 市立医院, XX中学: 第三中学, XX公司: 银泉公司}\n"


def _properties(outline: Path, names: Path | None) -> tuple[str | None, str | None]:
    output = draft(outline, DraftOptions(output=Path("-"), names=names)).output
    assert isinstance(output, bytes)
    package = ZipFile(BytesIO(output))
    core, app = (etree.fromstring(package.read(f"docProps/{name}.xml")) for name in ("core", "app"))
    return core.findtext("{*}creator"), app.findtext("{*}Company")


@pytest.mark.parametrize(
    ("example", "unit"),
    [
        ("数字政府建设", "历下区政务服务中心"),
        ("护理安全", "市立医院骨科"),
        ("教学评一体化", "第三中学"),
        ("设备检修", "银泉公司设备部"),
    ],
)
def test_only_names_that_are_known_are_properties(
    checkout: Path, tmp_path: Path, example: str, unit: str
) -> None:
    outline, names = checkout / "examples" / f"{example}.yaml", tmp_path / "names.yaml"
    names.write_text(_NAMES, "utf-8")
    assert _properties(outline, names) == ("张三", unit)
    assert _properties(outline, None) == ("", "")
