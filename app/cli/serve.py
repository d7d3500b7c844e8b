"""`nigao serve`: the same work in a browser, on this machine only."""

from typing import Annotated

import typer

from app.cli.options import Bank
from app.cli.pages import Words
from app.errors import InputError, Problem
from app.messages import N_, _
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""在浏览器里写：一句一句地问，旁边就是排好的稿子，点空处填上，下载成 Word。
只在这台机器上用，写下的话不出这台机器；没有下载的，下次打开还在。"""),
    N_("""nigao serve
nigao serve --port 0 --no-browser"""),
)


def serve(
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar=N_("端口"), min=0, max=65535, help=N_("用哪个端口；0 是随便哪个空的")
        ),
    ] = 8765,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=N_("不打开浏览器，只写出网址"))
    ] = False,
    bank: Bank = None,
) -> Outcome:
    """Answer a browser until the program is interrupted."""
    from app.cli.showing import tell

    try:
        from app.web.serving import serve
    except ModuleNotFoundError as error:
        hint = _("先装上：pip install 'nigao[web]'")
        raise InputError(Problem(_("没有装网页要用的程序包"), hint)) from error
    address = _("用浏览器打开 {} （按 Ctrl-C 停下）")
    serve(port, tuple(bank or ()), lambda at: tell([address.format(at)]), opens=not no_browser)
    return Outcome()
