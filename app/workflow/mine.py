"""The verb `mine`: past reports become a phrase pack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_pack
from app.bank.pack_files import edited_files, is_mined, pack_info
from app.bank.pack_folder import DECISIONS_FILE
from app.bank.renewal import finish_renewal
from app.engines import engine_of
from app.errors import InputError, Problem, raise_all
from app.files.editors import schema_name
from app.files.places import expanded, members, standing, true_path
from app.files.regular import why_no_file
from app.messages import N_, _, plural
from app.mining.deciding import decided
from app.mining.mining import handful
from app.mining.reducing import Order, passes, reduce_records
from app.reading.folders import look_into
from app.reading.readers import bytes_of_report, report_of
from app.text.visible import HIDDEN
from app.trace import step
from app.workflow.archive import Given, digest, lines_for, read_archive
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.outcome import Outcome
from app.workflow.telling_packs import tell_decisions, tell_pack
from app.workflow.watching import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from app.engines.engine import Engine, EngineName
    from app.mining.reducing import Mined
    from app.models.pack import PhrasePack
    from app.workflow.archive import Archive
    from app.workflow.deciding import Beside

    Watch = Callable[[int, int], None]


class By(NamedTuple):
    """By what the work is done: an engine, and how many jobs; 0 for as many as it can do."""

    engine: EngineName = "local"
    jobs: int = 0


def _nobody(done: int, files: int) -> None:
    """Watch nothing."""


class Watches(NamedTuple):
    """Who is told how far the work is: how many reports are read, and how many are merged."""

    reading: Watch = _nobody
    merging: Watch = _nobody


# What somebody may have put there before the pack.
_BESIDE = (DECISIONS_FILE, schema_name("phrases"))
_HERE, _UNWATCHED = By(), Watches()


def mine(
    reports: Sequence[str | Path],
    *,
    output: Path,
    force: bool = False,
    unless_current: bool = False,
    by: By = _HERE,
    watch: Watches = _UNWATCHED,
) -> Outcome:
    """Write the phrase pack of some reports (files, folders, names with `*`) into a folder.

    Folders are looked into to the bottom. What is passed over in them is told, and so is what
    cannot be read there; a file that is named must be readable.

    A pack that `mine` wrote there is renewed, its phrases under their old ids, by what its user
    decided on them; anything else in the folder is refused, unless `force`. With `unless_current`
    nothing is done where the pack is one of these very reports and decisions. What was read before
    it was interrupted is not read again. Whatever it is made `by`, the pack is the same. Raises
    `InputError` with every named report that cannot be read, and with every fault of the decisions.
    """
    given, left = _gather(reports)
    if not given:
        hint = _("写出报告的文件名或所在的文件夹")
        raise InputError([Problem(_("没有找到报告"), hint), *map(Problem, left)])
    name = true_path(output).name
    check_name(name, str(output))
    # Nobody else mines into this folder from here on.
    with lines_for(output) as lines:
        _make_whole(output, force=force)
        _check_folder(output, force=force)
        decisions = decisions_beside(output)
        known = _known(output, force=force)
        if known and unless_current and _is_current(output, given, decisions):
            return Outcome()
        engine = engine_of(by.engine, by.jobs)
        listed = _known_first(given, known)
        archive = read_archive(listed, handful(known), engine, lines, watch.reading)
        mined = _mined(archive, Order(name, archive.sources, known), engine, watch.merging)
        pack, unfit = decided(mined.pack, decisions.made)
        written = write_pack(output, pack, decisions)
        lines.remove()
    told = (*tell_pack(pack, archive.heads, mined.unlisted), *tell_decisions(pack, unfit))
    again = (
        [plural("接着上次：有 {} 份上次已经读过", archive.taken_up).format(archive.taken_up)]
        if archive.taken_up
        else []
    )
    return Outcome(written=tuple(written), notes=(*again, *left, *archive.passed_over, *told))


@step(N_("归并"))
def _mined(archive: Archive, order: Order, engine: Engine, watch: Watch) -> Mined:
    with engine.counts() as counts:
        often = passes(len(archive.records))
        return reduce_records(Watched(archive.records, often, watch), order, counts)


def check_name(name: str, path: str | None = None) -> None:
    """Raise `InputError` for a name that no pack can have; `path` is where it would stand."""
    if HIDDEN.search(name) or not re.fullmatch(r"[^/\s]+", name):
        hint = _("文件夹的名字会写进每条编号，不要有空格和看不见的字符")
        raise InputError(Problem(_("词库不能叫“{}”").format(name), hint, path))


def _make_whole(folder: Path, *, force: bool) -> None:
    """Finish what an earlier run left half written; with `force` it need not be possible."""
    try:
        finish_renewal(folder)
    except InputError:
        if not force:
            raise


def _known(folder: Path, *, force: bool) -> PhrasePack | None:
    """Return the pack that mining wrote into a folder; with `force` it need not be sound."""
    try:
        return load_pack(folder) if is_mined(folder) else None
    except InputError:
        if force:
            return None
        raise


def _known_first(given: Sequence[Given], known: PhrasePack | None) -> list[Given]:
    """Return the files with those a pack was mined from first, in their old order.

    Of phrases that are one the first stands for all: so no new report takes its place.
    """
    places = {source.file: at for at, source in enumerate(known.sources if known else ())}
    return sorted(given, key=lambda each: places.get(each.name, len(places)))


def _is_current(folder: Path, given: Sequence[Given], decisions: Beside) -> bool:
    """Tell whether a pack was written of these files as they are, by these decisions."""
    info = pack_info(folder)
    mined_from = {source.file: source.sha256 for source in info.sources}
    return (
        info.decided == decisions.fingerprint
        and mined_from.keys() <= {each.name for each in given}
        and all(_is_as_mined(each, mined_from) for each in given)
    )


def _is_as_mined(given: Given, mined_from: Mapping[str, str]) -> bool:
    """Tell whether a file is as when a pack was mined: unchanged, unreadable, or another's copy."""
    sha256 = mined_from.get(given.name)
    try:
        data = bytes_of_report(given.path)
        if sha256 is None and digest(data) not in mined_from.values():
            report_of(data, given.path)
            return False
    except InputError:
        return sha256 is None
    return sha256 is None or digest(data) == sha256


def _gather(reports: Sequence[str | Path]) -> tuple[list[Given], list[str]]:
    """Return the files to read, each once, and a line for each sort that is passed over."""
    found: dict[Path, Given] = {}
    told: dict[str, None] = {}
    for path in [path for report in reports for path in expanded(report)]:
        if standing(path) != "folder":
            found.setdefault(path, Given(path, path.name))
            continue
        folder = look_into(path, deep=True)
        told.update(dict.fromkeys(folder.passed_over))
        for file in folder.reports:
            found.setdefault(file, Given(file, file.relative_to(path).as_posix(), path))
    return list(found.values()), list(told)


def _check_folder(folder: Path, *, force: bool) -> None:
    """Refuse a folder that holds anything but a pack as mining wrote it."""
    found = standing(folder)
    if found == "nothing":
        return
    if found == "file":
        what = why_no_file(folder) or _("这是一个文件，不是文件夹")
        raise InputError(Problem(what, _("用 -o 写出文件夹"), str(folder)))
    if force or all(path.name in _BESIDE for path in members(folder)):
        return
    if not is_mined(folder):
        hint = _("换一个新文件夹，或加 --force")
        raise InputError(Problem(_("文件夹里有别的东西，不是 mine 写的词库"), hint, str(folder)))
    hint = _("换一个新文件夹（-o），或加 --force 重写；在 --review 里改的话，重写也还在")
    raise_all(
        Problem(_("这个文件改过，重写会丢掉改动"), hint, str(path)) for path in edited_files(folder)
    )
