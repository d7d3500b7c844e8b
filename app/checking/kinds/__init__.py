"""The kinds of rules: what a file of rules may hold. A new kind is a module and a line here."""

from typing import Annotated

from pydantic import Field

from app.checking.kinds.aged import Aged
from app.checking.kinds.announced import Announced
from app.checking.kinds.balance import Balance
from app.checking.kinds.borrowed import BorrowedPassage, BorrowedShare
from app.checking.kinds.change import Change, Growth
from app.checking.kinds.counted_off import CountedOff
from app.checking.kinds.deadline import Deadline
from app.checking.kinds.differing_figure import DifferingFigure
from app.checking.kinds.doubled_number import DoubledNumber
from app.checking.kinds.event_order import Course
from app.checking.kinds.faults import Faults
from app.checking.kinds.festival import Festival
from app.checking.kinds.fixed_expression import FixedExpression
from app.checking.kinds.fixed_expressions import FixedExpressions
from app.checking.kinds.framed import Framed
from app.checking.kinds.heading_again import HeadingAgain
from app.checking.kinds.heading_figure import HeadingFigure
from app.checking.kinds.heading_stops import HeadingStops
from app.checking.kinds.known_event import KnownEvent
from app.checking.kinds.later_date import LaterDate
from app.checking.kinds.length import Length
from app.checking.kinds.listed import Listed
from app.checking.kinds.lone_number import LoneNumber
from app.checking.kinds.meetings import Meetings
from app.checking.kinds.misspelt import Misspelt
from app.checking.kinds.mixed_numbers import MixedNumbers
from app.checking.kinds.mixed_words import MixedWords
from app.checking.kinds.named_self import NamedSelf
from app.checking.kinds.near_day import NearDay
from app.checking.kinds.near_names import NearNames
from app.checking.kinds.near_phrases import NearPhrases
from app.checking.kinds.near_titles import NearTitles
from app.checking.kinds.near_words import NearWords
from app.checking.kinds.near_year import NearYear
from app.checking.kinds.nested import Nested
from app.checking.kinds.no_such_day import NoSuchDay
from app.checking.kinds.number_levels import NumberLevels
from app.checking.kinds.numbered_units import NumberedUnits
from app.checking.kinds.numbers import Numbers
from app.checking.kinds.odd_heading import OddHeading
from app.checking.kinds.open_places import OpenPlaces
from app.checking.kinds.other_bodies import OtherBodies
from app.checking.kinds.other_matter import OtherMatter
from app.checking.kinds.other_names import OtherNames
from app.checking.kinds.other_status import OtherStatus
from app.checking.kinds.other_trade import OtherTrade
from app.checking.kinds.own_people import OwnPeople
from app.checking.kinds.own_places import OwnPlaces
from app.checking.kinds.own_posts import OwnPosts
from app.checking.kinds.own_units import OwnUnits
from app.checking.kinds.own_words import OwnWords
from app.checking.kinds.own_years import OwnYears
from app.checking.kinds.part_of_whole import Partition, PartOfWhole
from app.checking.kinds.parts_of_whole import PartsOfWhole
from app.checking.kinds.pattern import Pattern
from app.checking.kinds.period_told import PeriodTold
from app.checking.kinds.pledged_places import PledgedPlaces
from app.checking.kinds.product import Product
from app.checking.kinds.promised import Promised
from app.checking.kinds.rate import Rate
from app.checking.kinds.recalled import Recalled
from app.checking.kinds.remainder import Remainder
from app.checking.kinds.retold import Retold
from app.checking.kinds.reversed_dates import CountedDays, ReversedDates
from app.checking.kinds.reversed_parts import ReversedParts
from app.checking.kinds.said_twice import SaidTwice
from app.checking.kinds.same_heading import SameHeading
from app.checking.kinds.same_opening import SameOpening
from app.checking.kinds.set_statements import SetStatements
from app.checking.kinds.share import Share, ShareSum
from app.checking.kinds.stray_units import StrayUnits
from app.checking.kinds.summed import Summed
from app.checking.kinds.superseded import Superseded
from app.checking.kinds.table_told import TableTold
from app.checking.kinds.table_total import RowBalance, TableTotal
from app.checking.kinds.total import Total
from app.checking.kinds.unended import Unended
from app.checking.kinds.unfollowed import Unfollowed
from app.checking.kinds.unused_fact import UnusedFact
from app.checking.kinds.voice import Voice
from app.checking.kinds.weekday import Weekday, WeekdayRange
from app.checking.kinds.year_claim import YearClaim
from app.checking.kinds.year_parts import YearParts
from app.checking.kinds.year_span import YearSpan

AnyRule = Annotated[
    Aged
    | Announced
    | Balance
    | BorrowedPassage
    | BorrowedShare
    | Change
    | CountedDays
    | CountedOff
    | Deadline
    | Course
    | DifferingFigure
    | DoubledNumber
    | Faults
    | Festival
    | FixedExpression
    | FixedExpressions
    | Framed
    | Growth
    | HeadingAgain
    | HeadingStops
    | KnownEvent
    | LaterDate
    | Length
    | Listed
    | LoneNumber
    | Meetings
    | Misspelt
    | MixedNumbers
    | MixedWords
    | NamedSelf
    | NearDay
    | NearNames
    | NearPhrases
    | NearTitles
    | NearWords
    | NearYear
    | Nested
    | NoSuchDay
    | NumberLevels
    | Numbers
    | OddHeading
    | OpenPlaces
    | OtherBodies
    | OtherMatter
    | OtherNames
    | OtherStatus
    | OtherTrade
    | OwnPeople
    | OwnPlaces
    | OwnPosts
    | OwnUnits
    | OwnWords
    | OwnYears
    | PartOfWhole
    | Partition
    | PartsOfWhole
    | Pattern
    | PeriodTold
    | PledgedPlaces
    | ReversedParts
    | RowBalance
    | Product
    | Promised
    | Rate
    | Recalled
    | Remainder
    | Retold
    | ReversedDates
    | SaidTwice
    | SameHeading
    | SameOpening
    | SetStatements
    | Share
    | ShareSum
    | StrayUnits
    | Summed
    | Superseded
    | TableTotal
    | Total
    | Unended
    | Unfollowed
    | UnusedFact
    | Voice
    | Weekday
    | WeekdayRange
    | YearClaim
    | HeadingFigure
    | YearParts
    | NumberedUnits
    | TableTold
    | YearSpan,
    Field(discriminator="kind"),
]
