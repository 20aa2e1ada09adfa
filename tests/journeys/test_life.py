"""A KIM sleeps and comes back: its chair on a phone, the office of the regency on a laptop, a reader of its site."""

import sqlite3
from contextlib import closing
from typing import Final

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
