"""The verb `mine`: past reports become a phrase pack."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from app.bank.pack_files import edited_files, is_mined, pack_file_names, pack_texts
from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_bytes
from app.files.places import expanded, members, standing, true_path
from app.files.whole import write_folder
from app.mining.mining import mine as mine_reports
from app.models.pack import SourceFile
from app.reading import read_report
from app.reading.folders import look_into
from app.workflow.outcome import Outcome
from app.workflow.telling import tell_left_out, tell_several

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.models.pack import PhrasePack
    from app.models.report import Report


def mine(reports: Sequence[str | Path], *, output: Path, force: bool = False) -> Outcome:
    """Write the phrase pack of some reports (files, folders, names with `*`) into a folder.

    What is passed over in a folder is told.

    A pack that `mine` wrote there is renewed; anything else in the folder is refused, unless
    `force`. Raises `InputError` with every report that cannot be read.
    """
    named = [path for report in reports for path in expanded(report)]
    folders = {path: look_into(path) for path in named if standing(path) == "folder"}
    passed_over = [line for folder in folders.values() for line in folder.passed_over]
    given = (folders[path].reports if path in folders else [path] for path in named)
    paths = list(dict.fromkeys(path for files in given for path in files))
    if not paths:
        hint = "写出报告的文件名或所在的文件夹"
        raise InputError([Problem("没有找到报告", hint), *map(Problem, passed_over)])
    _check_folder(output, force=force)
    name = true_path(output).name
    if not re.fullmatch(r"[^/\s]+", name):
        hint = "文件夹的名字会写进每条编号，不要有空格"
        raise InputError(Problem(f"词库不能叫“{name}”", hint, str(output)))
    read = _read_all(paths)
    sources = [
        SourceFile(file=path.name, sha256=hashlib.sha256(read_bytes(path)).hexdigest())
        for path in paths
    ]
    pack = mine_reports(read, name, sources)
    texts = {name: text.encode() for name, text in pack_texts(pack).items()}
    written = write_folder(output, texts, stale=pack_file_names())
    return Outcome(written=tuple(written), notes=(*passed_over, *_notes(pack, read)))


def _read_all(paths: Sequence[Path]) -> list[Report]:
    reports: list[Report] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            reports.append(read_report(path).model_copy(update={"name": path.name}))
        except InputError as error:
            problems.extend(error.problems)
    doubled = {path.name for path in paths if sum(path.name == other.name for other in paths) > 1}
    problems.extend(
        Problem(f"有两份报告都叫“{name}”", "改其中一份的文件名，出处才分得清")
        for name in sorted(doubled)
    )
    raise_all(problems)
    return reports


def _check_folder(folder: Path, *, force: bool) -> None:
    """Refuse a folder that holds anything but a pack as mining wrote it."""
    found = standing(folder)
    if found == "nothing":
        return
    if found == "file":
        raise InputError(Problem("这是一个文件，不是文件夹", "用 -o 写出文件夹", str(folder)))
    if force or not members(folder):
        return
    if not is_mined(folder):
        hint = "换一个新文件夹，或加 --force"
        raise InputError(Problem("文件夹里有别的东西，不是 mine 写的词库", hint, str(folder)))
    hint = "换一个新文件夹（-o），或加 --force 重写"
    raise_all(
        Problem("这个文件改过，重写会丢掉改动", hint, str(path)) for path in edited_files(folder)
    )


def _notes(pack: PhrasePack, reports: Sequence[Report]) -> Iterator[str]:
    yield f"从 {len(reports)} 份报告里收了 {len(pack.phrases)} 条、对仗 {len(pack.sets)} 组"
    for report in reports:
        whole = report.length
        places = {
            (phrase.source.paragraph, at)
            for phrase in pack.phrases
            if phrase.source and phrase.source.report == report.name
            for at in range(phrase.source.start, phrase.source.end)
        }
        yield f"  {report.name}：{len(places)} / {whole} 字进了词库（{len(places) / whole:.0%}）"
        yield from (f"  {line}" for line in (*tell_several(report), *tell_left_out(report)))
    outside = sum(
        len(paragraph.text)
        for report in reports
        for block in report.walk()
        if block.role in ("byline", "tail", "body")
        for paragraph in block.paragraphs
    )
    if outside:
        yield f"  署名、落款和不属于哪一部分的段落没有收（{outside} 字）"
    reasons = {"defect": "有毛病", "dated": "过时", "local": "只合本地"}
    for item in pack.left_out:
        yield f"  没收（{reasons[item.reason]}，{item.detail}）：{item.text[:30]}…"
