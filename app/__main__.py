"""`python -m app` is the same as `nigao`."""

from app.cli.main import run

if __name__ == "__main__":
    run()
