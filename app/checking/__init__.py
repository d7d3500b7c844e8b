"""A report to what its writer should look at: rules as data, and one kind of rule a file."""

from app.checking.checker import Checker
from app.checking.checking import apart_from_open, check
from app.checking.manuscript import Manuscript
from app.checking.rule_files import load_rules

__all__ = ["Checker", "Manuscript", "apart_from_open", "check", "load_rules"]
