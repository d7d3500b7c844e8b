"""The kinds of rules: what a file of rules may hold. A new kind is a module and a line here."""

from typing import Annotated

from pydantic import Field

from app.checking.kinds.doubled_number import DoubledNumber
from app.checking.kinds.lone_number import LoneNumber
from app.checking.kinds.mixed_numbers import MixedNumbers
from app.checking.kinds.no_such_day import NoSuchDay
from app.checking.kinds.number_levels import NumberLevels
from app.checking.kinds.numbers import Numbers
from app.checking.kinds.open_places import OpenPlaces
from app.checking.kinds.own_people import OwnPeople
from app.checking.kinds.own_places import OwnPlaces
from app.checking.kinds.own_units import OwnUnits
from app.checking.kinds.own_words import OwnWords
from app.checking.kinds.pattern import Pattern
from app.checking.kinds.unfollowed import Unfollowed
from app.checking.kinds.unpaired import Unpaired
from app.checking.kinds.weekday import Weekday

AnyRule = Annotated[
    DoubledNumber
    | LoneNumber
    | MixedNumbers
    | NoSuchDay
    | NumberLevels
    | Numbers
    | OpenPlaces
    | OwnPeople
    | OwnPlaces
    | OwnUnits
    | OwnWords
    | Pattern
    | Unfollowed
    | Unpaired
    | Weekday,
    Field(discriminator="kind"),
]
