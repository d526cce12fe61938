"""What the parts of an invoice are called in CII, and in ZUGFeRD 1.0, which has the same shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.invoicing.invoice import Syntax

_UNECE = "urn:un:unece:uncefact:data:standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the parts are called that the two differ in."""

    syntax: Syntax
    prefixes: Mapping[str, str]
    context: str
    document: str
    transaction: str
    header: str
    line: str
    sums: str
    line_sums: str
    rate: str
    order: str

    @property
    def billing(self) -> str:
        """Return the path of the header's TradeSettlement."""
        return f"{self.transaction}/ram:{self.header}TradeSettlement"

    @property
    def agreement(self) -> str:
        """Return the path of the header's agreement."""
        return f"{self.transaction}/ram:{self.header}TradeAgreement"


CII = Words(
    syntax="CII",
    prefixes={
        "rsm": f"{_UNECE}:CrossIndustryInvoice:100",
        "ram": f"{_UNECE}:ReusableAggregateBusinessInformationEntity:100",
        "udt": f"{_UNECE}:UnqualifiedDataType:100",
    },
    context="rsm:ExchangedDocumentContext",
    document="rsm:ExchangedDocument",
    transaction="rsm:SupplyChainTradeTransaction",
    header="ApplicableHeader",
    line="SpecifiedLine",
    sums="ram:SpecifiedTradeSettlementHeaderMonetarySummation",
    line_sums="ram:SpecifiedTradeSettlementLineMonetarySummation",
    rate="ram:RateApplicablePercent",
    order="ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
)
ZF1 = Words(
    syntax="ZF1",
    prefixes={
        "rsm": "urn:ferd:CrossIndustryDocument:invoice:1p0",
        "ram": f"{_UNECE}:ReusableAggregateBusinessInformationEntity:12",
        "udt": f"{_UNECE}:UnqualifiedDataType:15",
    },
    context="rsm:SpecifiedExchangedDocumentContext",
    document="rsm:HeaderExchangedDocument",
    transaction="rsm:SpecifiedSupplyChainTradeTransaction",
    header="ApplicableSupplyChain",
    line="SpecifiedSupplyChain",
    sums="ram:SpecifiedTradeSettlementMonetarySummation",
    line_sums="ram:SpecifiedTradeSettlementMonetarySummation",
    rate="ram:ApplicablePercent",
    order="ram:BuyerOrderReferencedDocument/ram:ID",
)
