"""The role that a job title suggests (S000, S001)."""

from __future__ import annotations

import re

from abm_tui.models.words import Role

_TITLES: tuple[tuple[Role, str], ...] = (
    (Role.LEGAL_PROCUREMENT, r"counsel|legal|procurement|purchas\w+|contracts?|sourcing"),
    (Role.GATEKEEPER, r"ciso|cso|security|compliance|privacy|dpo|data protection"),
    (Role.ECONOMIC_BUYER, r"cfo|financ\w+|controller|treasur\w+"),
    (Role.TECHNICAL_EVALUATOR, r"cto|cio|architect\w*|engineer\w*|devops|it|platform|technical|technology|developer"),
    (Role.CHAMPION, r"cro|cmo|vp|svp|evp|vice president|chief revenue officer"),
    (Role.APPROVER, r"ceo|coo|president|founder|owner|managing director|chair\w*|board"),
    (Role.INFLUENCER, r"director|head|lead|consultant|advisor|manager"),
    (Role.END_USER, r"analyst|specialist|coordinator|admin\w*|operator|representative|rep|user|assistant"),
)
_ROLE_OF_TITLE = [(role, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for role, words in _TITLES]


def role_of(title: str) -> str:
    """The code of the role that a title suggests (CFO: economic buyer, CTO: technical evaluator), or nothing."""
    return next((role.value for role, pattern in _ROLE_OF_TITLE if pattern.search(title)), "")
