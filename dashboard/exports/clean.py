"""Text as it may leave: no telephone and no identity number somebody typed into a remark, and nothing a document cannot
hold."""

import re

_TELEPHONE = re.compile(r"(?<![\dA-Za-z])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """13900001234 -> （电话）; an identity number -> （证件号）."""
    return _TELEPHONE.sub("（电话）", _IDENTITY.sub("（证件号）", _UNFIT.sub("", text)))
