"""The tables of the market."""

from kimid.market.models.checklist import PaperAnswer, StepAnswer
from kimid.market.models.links import LINK_LIFETIME, SellerLink
from kimid.market.models.numbers import PhoneChange
from kimid.market.models.papers import GoodsPaperKind, ProductPaper
from kimid.market.models.products import (
    NOT_NOW,
    GoodsCategory,
    GoodsSort,
    OrderTaps,
    Product,
    Stock,
)
from kimid.market.models.proposals import OPEN_STAGES, Proposal, ProposalStage
from kimid.market.models.qris import QrisCode
from kimid.market.models.sellers import Seller

__all__ = [
    "LINK_LIFETIME",
    "NOT_NOW",
    "OPEN_STAGES",
    "GoodsCategory",
    "GoodsPaperKind",
    "GoodsSort",
    "OrderTaps",
    "PaperAnswer",
    "PhoneChange",
    "Product",
    "ProductPaper",
    "Proposal",
    "ProposalStage",
    "QrisCode",
    "Seller",
    "SellerLink",
    "StepAnswer",
    "Stock",
]
